import { execFileSync } from 'node:child_process'
import {
  chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { pack, type Header } from 'tar-stream'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { collectInputs } from '../../src/app/inputs/collect.ts'
import { inputLimits, type InputLimits } from '../../src/app/inputs/input.ts'
import { formatMessage } from '../../src/core/finding.ts'

const scratch = mkdtempSync(join(tmpdir(), 'inputs-'))
afterAll(() => {
  // What a test made unreadable must not stay behind.
  execFileSync('chmod', ['-R', 'u+rwX', scratch])
  rmSync(scratch, { recursive: true, force: true })
})

let cwd = ''
let count = 0
beforeEach(() => {
  cwd = join(scratch, String((count += 1)))
  mkdirSync(cwd)
})

function write(path: string, contents: string | Uint8Array = path) {
  mkdirSync(dirname(join(cwd, path)), { recursive: true })
  writeFileSync(join(cwd, path), contents)
}

interface Outcome {
  readonly limits?: Partial<InputLimits>
  readonly stdin?: readonly string[]
}

async function* chunks(texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text)
}

function collect(args: readonly string[], { limits = {}, stdin = [] }: Outcome = {}) {
  return collectInputs(args, { cwd, stdin: chunks(stdin), limits: { ...inputLimits, ...limits } })
}

/** Path and contents, or path, code and message, of each input, read in order. */
async function outcome(args: readonly string[], options: Outcome = {}): Promise<readonly string[]> {
  const results: string[] = []
  for (const input of await collect(args, options)) {
    const read = await input.read()
    results.push(
      read.ok
        ? `${input.path} = ${Buffer.from(read.bytes).toString()}`
        : `${input.path} ${read.finding.code} ${formatMessage(read.finding)}`,
    )
  }
  return results
}

interface TarMember extends Partial<Header> {
  readonly name: string
  readonly contents?: string
}

async function tar(members: readonly TarMember[]): Promise<Buffer> {
  const archive = pack()
  for (const { contents = '', ...header } of members) archive.entry({ ...header, mtime: new Date(0) }, contents)
  archive.finalize()
  const parts: Uint8Array[] = []
  for await (const part of archive as AsyncIterable<Uint8Array>) parts.push(part)
  return Buffer.concat(parts)
}

describe('files', () => {
  it('are read into arrays of their own, as they are named, in the order they are named', async () => {
    write('b.wasm')
    write('a')
    expect(await outcome(['./b.wasm', 'a', join(cwd, 'a')])).toEqual(['./b.wasm = b.wasm', 'a = a'])
    const [input] = await collect(['b.wasm'])
    const read = await input?.read()
    if (read?.ok !== true) throw new Error('not read')
    expect(Object.getPrototypeOf(read.bytes)).toBe(Uint8Array.prototype)
    expect(read.bytes.buffer.byteLength).toBe(read.bytes.length)
  })

  it('that are not there are named', async () => {
    write('file')
    symlinkSync('nowhere', join(cwd, 'dangling.wasm'))
    expect(await outcome(['gone.wasm', 'file/below', 'dangling.wasm'])).toEqual([
      'gone.wasm WP0001 no such file or directory',
      'file/below WP0001 no such file or directory',
      'dangling.wasm WP0001 no such file or directory',
    ])
  })

  it('that are empty are no modules', async () => {
    write('empty.wasm', '')
    expect(await outcome(['empty.wasm'])).toEqual(['empty.wasm WP0005 the file is empty; expected a WebAssembly module'])
  })

  it('that are sparse and huge are refused by their size, and not read', async () => {
    write('huge.wasm', '')
    truncateSync(join(cwd, 'huge.wasm'), 10e9)
    const before = process.memoryUsage().arrayBuffers
    expect(await outcome(['huge.wasm'])).toEqual([
      'huge.wasm WP0006 10000000000 bytes; the limit for a module is 1073741824',
    ])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6)
  })

  it('at the limit are read, one byte more is refused', async () => {
    write('a', '12345678')
    expect(await outcome(['a'], { limits: { moduleSize: 8 } })).toEqual(['a = 12345678'])
    expect(await outcome(['a'], { limits: { moduleSize: 7 } })).toEqual(['a WP0006 8 bytes; the limit for a module is 7'])
  })

  it('that hold something else are refused without waiting for it', async () => {
    execFileSync('mkfifo', [join(cwd, 'fifo.wasm')])
    const server = createServer()
    await new Promise<void>(resolve => server.listen(join(cwd, 'socket.wasm'), resolve))
    try {
      expect(await outcome(['fifo.wasm', 'socket.wasm', '/dev/zero'])).toEqual([
        'fifo.wasm WP0003 this is a FIFO; expected a regular file',
        'socket.wasm WP0003 this is a socket; expected a regular file',
        '/dev/zero WP0003 this is a character device; expected a regular file',
      ])
      expect(await outcome(['.'])).toEqual([
        './fifo.wasm WP0003 this is a FIFO; expected a regular file',
        './socket.wasm WP0003 this is a socket; expected a regular file',
      ])
    } finally {
      server.close()
    }
  })

  it('that became a FIFO after they were found are refused as well', async () => {
    write('a.wasm')
    const [input] = await collect(['a.wasm'])
    rmSync(join(cwd, 'a.wasm'))
    execFileSync('mkfifo', [join(cwd, 'a.wasm')])
    expect(await input?.read()).toMatchObject({ ok: false, finding: { code: 'WP0003', params: { found: 'FIFO' } } })
  })

  it('in a loop of links are named so', async () => {
    symlinkSync('b', join(cwd, 'a'))
    symlinkSync('a', join(cwd, 'b'))
    const message = 'WP0008 the path goes round in a loop of symbolic links'
    expect(await outcome(['a', 'b/c.wasm'])).toEqual([`a ${message}`, `b/c.wasm ${message}`])
  })

  it('that may not be read are named so', async () => {
    write('secret.wasm')
    chmodSync(join(cwd, 'secret.wasm'), 0)
    // Permissions do not bind root.
    const expected = process.getuid?.() === 0 ? 'secret.wasm = secret.wasm' : 'secret.wasm WP0004 cannot be read: permission denied'
    expect(await outcome(['secret.wasm'])).toEqual([expected])
  })

  it('whose path is too long or holds a NUL are named so', async () => {
    expect(await outcome(['a'.repeat(5000), 'a\0b'])).toEqual([
      `${'a'.repeat(5000)} WP0004 cannot be read: the path is too long`,
      'a\0b WP0004 cannot be read: the path holds a NUL character',
    ])
  })

  it('that the system grows while they are read are refused', async () => {
    // Files of /proc state a size of 0 or of a page, and then give what they like.
    expect(await outcome(['/proc/self/status'])).toEqual([
      '/proc/self/status WP0005 the file is empty; expected a WebAssembly module',
    ])
    expect(await outcome(['/sys/kernel/profiling'])).toEqual([
      expect.stringMatching(/^\/sys\/kernel\/profiling WP00(?:09 the file changed size while it was read: 2 bytes, expected 4096|01 .*)$/),
    ])
  })
})

describe('directories', () => {
  it('are searched for .wasm to any depth, in the order of code units, hidden ones and node_modules included', async () => {
    for (const path of ['d/b.wasm', 'd/a/z.wasm', 'd/B.wasm', 'd/.hidden/x.wasm', 'd/node_modules/p/p.WASM', 'd/é.wasm', 'd/readme.md', 'd/z.tgz', 'd/wasm']) write(path)
    const expected = ['.hidden/x.wasm', 'B.wasm', 'a/z.wasm', 'b.wasm', 'node_modules/p/p.WASM', 'é.wasm']
    const paths = (await collect(['d'])).map(({ path }) => path)
    expect(paths).toEqual(expected.map(path => `d/${path}`))
    expect((await collect(['./d//'])).map(({ path }) => path)).toEqual(expected.map(path => `./d/${path}`))
  })

  it('follow links to files, and not to directories, so that loops end', async () => {
    write('d/a/real.wasm', 'real')
    symlinkSync('..', join(cwd, 'd/a/up.wasm'))
    symlinkSync('.', join(cwd, 'd/self'))
    symlinkSync('/', join(cwd, 'd/root'))
    symlinkSync('a/real.wasm', join(cwd, 'd/link.wasm'))
    symlinkSync('loop.wasm', join(cwd, 'd/loop.wasm'))
    expect(await outcome(['d'])).toEqual([
      'd/a/real.wasm = real',
      'd/link.wasm = real',
      'd/loop.wasm WP0008 the path goes round in a loop of symbolic links',
    ])
  })

  it('named through a link are searched', async () => {
    write('d/a.wasm', 'a')
    symlinkSync('d', join(cwd, 'e'))
    expect(await outcome(['e'])).toEqual(['e/a.wasm = a'])
  })

  it('without modules are an error', async () => {
    write('d/readme.md')
    expect(await outcome(['d'])).toEqual(['d WP0002 no WebAssembly modules found in this directory'])
  })

  it('that cannot be listed are an error', async () => {
    write('d/a.wasm', 'a')
    write('d/locked/b.wasm', 'b')
    chmodSync(join(cwd, 'd/locked'), 0)
    const locked = process.getuid?.() === 0 ? 'd/locked/b.wasm = b' : 'd/locked WP0004 cannot be read: permission denied'
    expect(await outcome(['d'])).toEqual(['d/a.wasm = a', locked])
  })

  it('may be deep', async () => {
    const deep = `d/${'x/'.repeat(1500)}`
    mkdirSync(join(cwd, deep), { recursive: true })
    writeFileSync(join(cwd, deep, 'a.wasm'), 'a')
    expect(await outcome(['d'])).toEqual([`${deep}a.wasm = a`])
  })
})

describe('patterns', () => {
  it('match files in the order of code units', async () => {
    for (const path of ['p/b.wasm', 'p/a.wasm', 'p/.c/d.wasm', 'p/e.txt']) write(path, path.slice(-6))
    expect((await collect(['p/**/*.wasm'])).map(({ path }) => path)).toEqual(['p/.c/d.wasm', 'p/a.wasm', 'p/b.wasm'])
    expect((await collect(['p/{b,e}.*'])).map(({ path }) => path)).toEqual(['p/b.wasm', 'p/e.txt'])
  })

  it('match links to files and links that lead nowhere, and no directories', async () => {
    write('real.wasm')
    write('m/below/deep.wasm')
    symlinkSync('../real.wasm', join(cwd, 'm/link.wasm'))
    symlinkSync('nowhere', join(cwd, 'm/dangling.wasm'))
    symlinkSync('below', join(cwd, 'm/linked.wasm'))
    mkdirSync(join(cwd, 'm/directory.wasm'))
    const found = ['m/dangling.wasm WP0001 no such file or directory', 'm/link.wasm = real.wasm']
    expect(await outcome(['m/*.wasm'])).toEqual(found)
    expect(await outcome(['**/*.wasm'])).toEqual(['m/below/deep.wasm = m/below/deep.wasm', ...found, 'real.wasm = real.wasm'])
    expect(await outcome([join(cwd, 'm/*.wasm')])).toHaveLength(2)
  })

  it('that are names of files are names of files', async () => {
    write('a[1].wasm', 'literal')
    write('a1.wasm', 'pattern')
    expect(await outcome(['a[1].wasm'])).toEqual(['a[1].wasm = literal'])
  })

  it('that match nothing are an error', async () => {
    expect(await outcome(['*.wasm'])).toEqual(['*.wasm WP0002 no WebAssembly modules found in this pattern'])
  })

  it('that match what was named before add nothing', async () => {
    write('a.wasm', 'a')
    write('b.wasm', 'b')
    expect(await outcome(['b.wasm', '*.wasm', '.'])).toEqual(['b.wasm = b', 'a.wasm = a'])
  })
})

describe('standard input', () => {
  it('is one module, read once', async () => {
    expect(await outcome(['-', '-'], { stdin: ['a', 'b'] })).toEqual(['<stdin> = ab'])
  })

  it('is refused when empty or too long', async () => {
    expect(await outcome(['-'])).toEqual(['<stdin> WP0005 the file is empty; expected a WebAssembly module'])
    expect(await outcome(['-'], { stdin: ['abc', 'def'], limits: { moduleSize: 5 } })).toEqual([
      '<stdin> WP0006 more than 5 bytes; the limit for a module is 5',
    ])
  })
})

describe('archives', () => {
  const members = [
    { name: 'package/package.json', contents: '{}' },
    { name: 'package/b.wasm', contents: 'bbb' },
    { name: 'package/lib', type: 'directory' as const },
    { name: 'package/lib/a.wasm', contents: 'a'.repeat(100_000) },
  ]
  const read = ['package/b.wasm = bbb', `package/lib/a.wasm = ${'a'.repeat(100_000)}`]

  it('are told by their contents, whatever their name', async () => {
    const plain = await tar(members)
    write('pkg.tgz', gzipSync(plain))
    write('pkg.tar', plain)
    write('module.wasm', gzipSync(plain))
    for (const name of ['pkg.tgz', 'pkg.tar', 'module.wasm']) {
      expect(await outcome([name])).toEqual(read.map(text => `${name}!${text}`))
    }
  })

  it('give their members in any order, and again, to several readers at once', async () => {
    write('pkg.tgz', gzipSync(await tar([...members, { name: 'c.wasm', contents: 'c' }])))
    const inputs = await collect(['pkg.tgz'])
    const order = [2, 0, 1, 1, 0, 2]
    const results = await Promise.all(order.map(async index => inputs[index]?.read()))
    const sizes = results.map(result => (result?.ok === true ? result.bytes.length : result))
    expect(sizes).toEqual([1, 3, 100_000, 100_000, 3, 1])
  })

  it('refuse names that lead elsewhere, and write nothing', async () => {
    const misleading = (name: string) =>
      `pkg.tgz!${name} WP0007 the archive cannot be read: the name of its member "${name}" is absolute or holds "..", ".", "//" or a backslash`
    const names = ['../../escape.wasm', '/etc/absolute.wasm', 'p/../../t/y.wasm', 'p/./a.wasm', 'p//a.wasm', 'p\\a.wasm']
    write('pkg.tgz', gzipSync(await tar([
      ...names.map(name => ({ name, contents: 'a' })),
      { name: './here!.wasm', contents: 'b' },
      { name: `${'long/'.repeat(60)}name.wasm`, contents: 'c' },
      { name: 'same.wasm', contents: 'first' },
      { name: 'same.wasm', contents: 'second' },
    ])))
    expect(await outcome(['pkg.tgz'])).toEqual([
      ...names.map(misleading),
      'pkg.tgz!./here!.wasm = b',
      `pkg.tgz!${'long/'.repeat(60)}name.wasm = c`,
      'pkg.tgz!same.wasm = first',
      'pkg.tgz!same.wasm (2) = second',
    ])
    expect(execFileSync('find', [scratch, '-name', 'escape.wasm'], { encoding: 'utf8' })).toBe('')
  })

  it('do not hide a file that is named like a member', async () => {
    write('d/pkg.tgz', gzipSync(await tar([{ name: 'a.wasm', contents: 'member' }])))
    write('d/pkg.tgz!a.wasm', 'file')
    expect(await outcome(['d/pkg.tgz', 'd'])).toEqual(['d/pkg.tgz!a.wasm = member', 'd/pkg.tgz!a.wasm = file'])
    expect((await collect(['d/pkg.tgz', 'd'])).map(({ member }) => member)).toEqual(['a.wasm', undefined])
  })

  it('report links and devices that are named like modules', async () => {
    write('pkg.tar', await tar([
      { name: 'soft.wasm', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'hard.wasm', type: 'link', linkname: 'data.bin' },
      { name: 'pipe.wasm', type: 'fifo' },
      { name: 'soft.txt', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'empty.wasm' },
    ]))
    expect(await outcome(['pkg.tar'])).toEqual([
      'pkg.tar!soft.wasm WP0003 this is a symbolic link; expected a regular file',
      'pkg.tar!hard.wasm WP0003 this is a hard link; expected a regular file',
      'pkg.tar!pipe.wasm WP0003 this is a fifo; expected a regular file',
      'pkg.tar!empty.wasm WP0005 the file is empty; expected a WebAssembly module',
    ])
  })

  it('without modules are an error', async () => {
    write('pkg.tgz', gzipSync(await tar([{ name: 'readme.md', contents: '#' }])))
    expect(await outcome(['pkg.tgz'])).toEqual(['pkg.tgz WP0002 no WebAssembly modules found in this archive'])
  })

  it('that are cut off anywhere are refused as a whole', async () => {
    const plain = await tar(members)
    const packed = gzipSync(plain)
    for (let part = 1; part < 8; part += 1) {
      write('cut.tgz', packed.subarray(0, Math.floor((packed.length * part) / 8)))
      expect(await outcome(['cut.tgz'])).toEqual(['cut.tgz WP0007 the archive cannot be read: the gzip data ends too early'])
    }
    for (const length of [100, 700, 1600, 50_000]) {
      write('cut.tar', plain.subarray(0, length))
      expect(await outcome(['cut.tar'])).toEqual(['cut.tar WP0007 the archive cannot be read: the tar data ends too early'])
    }
  })

  it('that are corrupt are refused', async () => {
    const packed = gzipSync(await tar(members))
    packed[packed.length - 6] = (packed[packed.length - 6] ?? 0) ^ 0xff
    write('crc.tgz', packed)
    write('text.tgz', gzipSync('no tar at all, '.repeat(100)))
    write('name.tgz', 'MZ is what a program for Windows begins with')
    write('empty.tgz', '')
    const flipped = await tar(members)
    flipped[0] = 0x41
    write('sum.tar', flipped)
    expect(await outcome(['crc.tgz', 'text.tgz', 'name.tgz', 'empty.tgz', 'sum.tar'])).toEqual([
      'crc.tgz WP0007 the archive cannot be read: the gzip data is corrupt',
      'text.tgz WP0007 the archive cannot be read: it holds no valid tar header',
      'name.tgz WP0007 the archive cannot be read: the tar data ends too early',
      'empty.tgz WP0005 the file is empty; expected a WebAssembly module',
      'sum.tar WP0007 the archive cannot be read: it holds no valid tar header',
    ])
  })

  it('with members of unknown type are refused', async () => {
    const archive = await tar([{ name: 'a.wasm', contents: 'a' }, { name: 'b', contents: 'b' }])
    // Type flag "S" (GNU sparse) in the second header, and its checksum.
    const header = archive.subarray(1024, 1536)
    header[156] = 0x53
    header.fill(0x20, 148, 156)
    header.write(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148)
    write('pkg.tar', archive)
    expect(await outcome(['pkg.tar'])).toEqual(['pkg.tar WP0007 the archive cannot be read: its member "b" is of unknown type'])
  })

  it('that unpack to too much are refused, with bounded memory', async () => {
    const bomb = gzipSync(await tar([{ name: 'a.wasm', contents: '\0'.repeat(64 << 20) }]))
    expect(bomb.length).toBeLessThan(100_000)
    write('bomb.tgz', bomb)
    const before = process.memoryUsage().arrayBuffers
    expect(await outcome(['bomb.tgz'], { limits: { archiveSize: 1 << 20 } })).toEqual([
      'bomb.tgz WP0006 more than 1048576 bytes; the limit for an unpacked archive is 1048576',
    ])
    expect(await outcome(['bomb.tgz'], { limits: { moduleSize: 1 << 20 } })).toEqual([
      'bomb.tgz!a.wasm WP0006 67108864 bytes; the limit for a module is 1048576',
    ])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 << 20)
  })

  it('with too many members are refused', async () => {
    write('many.tgz', gzipSync(await tar(Array.from({ length: 11 }, (_, index) => ({ name: `${index}.wasm`, contents: 'x' })))))
    expect(await outcome(['many.tgz'], { limits: { archiveMembers: 11 } })).toHaveLength(11)
    expect(await outcome(['many.tgz'], { limits: { archiveMembers: 10 } })).toEqual([
      'many.tgz WP0007 the archive cannot be read: it has more than 10 members',
    ])
  })

  it('that change between listing and reading are refused', async () => {
    write('pkg.tgz', gzipSync(await tar(members)))
    const [input] = await collect(['pkg.tgz'])
    write('pkg.tgz', gzipSync(await tar([{ name: 'package/b.wasm', contents: 'other' }])))
    expect(await input?.read()).toMatchObject({ ok: false, finding: { code: 'WP0007', params: { reason: 'it changed while it was read' } } })
    rmSync(join(cwd, 'pkg.tgz'))
    expect(await input?.read()).toMatchObject({ ok: false, finding: { code: 'WP0001' } })
  })

  it('that are damaged anywhere are read or refused, and never hang or crash', async () => {
    const plain = await tar(members.slice(0, 3))
    const packed = gzipSync(plain)
    const damages = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.boolean(), damages, async (gzip, changes) => {
        const bytes = Uint8Array.from(gzip ? packed : plain)
        for (const [place, value] of changes) bytes[place % bytes.length] = value
        write('damaged.tgz', bytes)
        for (const text of await outcome(['damaged.tgz'])) expect(text).toMatch(/ = | WP000[1-9] /)
      }),
      { numRuns: 300 },
    )
  })

  it('are read like those that tar and npm make', async () => {
    write('package/a.wasm', 'from tar')
    execFileSync('tar', ['-czf', 'gnu.tgz', 'package'], { cwd })
    execFileSync('tar', ['--format=pax', '-cf', 'pax.tar', 'package'], { cwd })
    write('package/package.json', '{"name":"p","version":"1.0.0"}')
    execFileSync('npm', ['pack', '--silent', './package'], { cwd, stdio: 'ignore' })
    expect(await outcome(['gnu.tgz', 'pax.tar', 'p-1.0.0.tgz'])).toEqual([
      'gnu.tgz!package/a.wasm = from tar',
      'pax.tar!package/a.wasm = from tar',
      'p-1.0.0.tgz!package/a.wasm = from tar',
    ])
  })
})
