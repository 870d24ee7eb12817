import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codes } from '../../src/core/codes.ts'
import { commandNames } from '../../src/cli/command-table.ts'
import { optionNames } from '../../src/cli/option-table.ts'
import { emptyModule, file, importing, modules, policy, root, run, scratch } from './command.ts'

const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version

describe('help and version', () => {
  it('are asked for by option and by word', () => {
    expect(run(['--version'])).toEqual({ stdout: `${version}\n`, stderr: '', status: 0 })
    const help = run(['--help'])
    expect(help.status).toBe(0)
    expect(run(['help'])).toEqual(help)
    expect(run(['-h'])).toEqual(help)
    for (const name of commandNames) expect(help.stdout).toContain(`\n  ${name} `)
    expect(run(['help', 'check'])).toEqual(run(['check', '--help']))
  })

  it('exist for each command, in 80 columns', () => {
    const seen = commandNames.map(name => {
      const { stdout, status } = run([...name.split(' '), '--help'])
      expect(status).toBe(0)
      expect(stdout).toContain(`wasm-policy ${name}`)
      expect(stdout.split('\n').filter(line => line.length > 80)).toEqual([])
      return stdout
    })
    for (const option of optionNames.filter(name => name !== 'version' && name !== 'color')) {
      expect(seen.some(text => text.includes(`--${option}`)), option).toBe(true)
    }
  })

  it('exist for commands that share a word', () => {
    for (const group of ['policy', 'rules']) {
      const { stdout, stderr, status } = run([group, '--help'])
      for (const name of commandNames) expect(stdout.includes(`\n  ${name} `), name).toBe(name.startsWith(`${group} `))
      expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
      expect(run([group, '-h']).stdout).toBe(stdout)
      expect(run(['help', group]).stdout).toBe(stdout)
    }
    expect(run(['policy', '-v']).stderr).toContain('"policy" needs one of validate, show, schema\nTry "wasm-policy policy --help".')
  })

  it('are shown as usage where nothing was asked for', () => {
    const { stdout, stderr, status } = run([])
    expect(stdout).toBe('')
    expect(stderr).toContain('Usage\n')
    expect(status).toBe(2)
  })
})

describe('bad usage is one plain line and exit code 2', () => {
  it.each([
    [['chek'], 'unknown command "chek"; did you mean "check"?'],
    [['policy', 'shw'], 'unknown command "policy shw"; did you mean "policy show"?'],
    [['policy'], '"policy" needs one of validate, show, schema'],
    [['check'], 'check needs <file|directory|pattern|archive|->...'],
    [['check', 'a', '--polcy', 'b'], 'unknown option "--polcy"; did you mean "--policy"?'],
    [['check', 'a', '-x'], 'unknown option "-x"'],
    [['check', ''], 'an argument is empty; expected a name (is a variable not set?)'],
    [['check', 'a', '--', ''], 'an argument is empty; expected a name (is a variable not set?)'],
    [['check', 'a', '--policy'], '--policy needs a value'],
    [['check', 'a', '--policy', '--quiet'], '--policy needs a value'],
    [['check', 'a', '--quiet=yes'], '--quiet takes no value'],
    [['check', 'a', '--format', 'sarf'], '--format: unknown "sarf"; did you mean "sarif"?'],
    [['check', 'a', '--fail-on', 'worst'], '--fail-on: unknown "worst"; known are critical, high, medium, low, info'],
    [['check', 'a', '--output', 'out.sarif'], '--output: expected FORMAT=FILE, such as sarif=out.sarif, found "out.sarif"'],
    [['check', 'a', '--now', '2026-02-30'], '--now: expected a day such as 2027-01-31, found "2026-02-30"'],
    [['check', 'a', '--jobs', '0'], '--jobs: expected a number from 1 to 9999, found "0"'],
    [['check', 'a', '--update-baseline'], '--update-baseline needs --baseline FILE'],
    [['explain', 'WP301'], 'unknown code "WP301"; did you mean "WP3001"?'],
    [['explain', '2004'], 'unknown code "2004"; did you mean "WP2004"?'],
    [['check', 'a', '-f', 'text', '-o', 'json=-'], '--output: "-" is standard output, where --format text goes already; give one of the two'],
    [['check', 'a', '-o', 'sarif=-', '-o', 'json=-'], '--output: "-" is named twice'],
    [['diff', 'a'], 'diff needs <before> <after>'],
    [['suggest', 'a', 'b'], 'suggest takes <module|profile>, found "b" as well'],
    [['a\u001b[31m'], 'unknown command "a\\u{1b}[31m"'],
  ])('%j', (args, message) => {
    const { stdout, stderr, status } = run(args)
    expect(stdout).toBe('')
    // The help of the command that was meant, where one was.
    const command = ['check', 'diff', 'suggest', 'explain', 'policy'].includes(args[0] ?? '') ? `${args[0]} ` : ''
    expect(stderr).toBe(`wasm-policy: ${message}\nTry "wasm-policy ${command}--help".\n`)
    expect(status).toBe(2)
  })

  it('takes operands that begin with a dash after "--"', () => {
    file('-v.wasm', emptyModule)
    const { stdout, status } = run(['check', '-f', 'json', '--', '-v.wasm'])
    expect(stdout).toContain('"path": "-v.wasm"')
    expect(status).toBe(0)
  })
})

describe('inspect', () => {
  it('gives the Profile as JSON, and a table that reads well at 80 columns', () => {
    const { stdout, status } = run(['inspect', modules.sourceMap, '-f', 'json'])
    expect(JSON.parse(stdout)).toMatchObject({ profile: 'wasm-policy.dev/profile/v1', imports: [{ module: 'env', name: 'mapping_callback' }] })
    expect(status).toBe(0)
    const table = run(['inspect', modules.zigFmt], { cwd: join(root, 'node_modules') }).stdout
    expect(table).toContain('Capabilities\n  none\n')
    expect(table.split('\n').filter(line => line.length > 80)).toEqual([])
  })

  it('says on one line what has no Profile, and goes on', () => {
    const broken = file('broken.wasm', 'x')
    const { stdout, stderr, status } = run(['inspect', broken, modules.zigFmt])
    expect(stderr).toMatch(/^\S+broken\.wasm: WP1001 [^\n]*\n$/)
    expect(stdout).toContain('self-contained')
    expect(status).toBe(3)
  })

  it('classifies by catalogues that are named', () => {
    const catalogue = file('acme.yaml', 'apiVersion: wasm-policy.dev/v1\nkind: Catalogue\nmetadata: { name: acme, title: Acme, source: "https://example.com" }\nmodules: [acme]\nfunctions: { say: stdio.stdout }\n')
    const module = file('acme.wasm', importing(['acme', 'say']))
    const capabilities = (args: readonly string[]) =>
      (JSON.parse(run(['inspect', module, '-f', 'json', ...args]).stdout) as { capabilities: { capability: string }[] }).capabilities.map(({ capability }) => capability)
    expect(capabilities([])).toEqual(['host'])
    expect(capabilities(['--catalogue', catalogue])).toEqual(['stdio.stdout'])
    expect(run(['inspect', module, '--catalogue', 'none.yaml'])).toMatchObject({ stdout: '', stderr: expect.stringContaining('none.yaml:1:1: WP4001'), status: 2 })
  })
})

describe('diff', () => {
  const before = file('before.wasm', importing(['env', 'log']))
  const after = file('after.wasm', importing(['env', 'log'], ['env', 'exec']))

  it('shows what is asked for now, and fails only where it is told to', () => {
    const { stdout, status } = run(['diff', before, after])
    expect(stdout).toContain('+ func env.exec (func)')
    expect(stdout).toContain('The second asks for more than the first.')
    expect(status).toBe(0)
    expect(run(['diff', before, after, '--exit-code']).status).toBe(1)
    expect(run(['diff', after, before, '--exit-code']).status).toBe(0)
  })

  it('takes Profiles that were written earlier', () => {
    const saved = file('before.json', run(['inspect', before, '-f', 'json']).stdout)
    expect(JSON.parse(run(['diff', saved, after, '-f', 'json']).stdout)).toMatchObject({ asksMore: true, imports: { added: [{ name: 'exec' }] } })
    const wrong = file('wrong.json', '{ "profile": "wasm-policy.dev/profile/v1" }')
    const { stderr, status } = run(['diff', wrong, after])
    expect(stderr).toMatch(/wrong\.json: WP4021 .*must have required property/)
    expect(status).toBe(2)
  })
})

describe('suggest', () => {
  it.each(['sourceMap', 'zigFmt', 'esbuild'] as const)('proposes a policy that loads and admits %s', name => {
    const yaml = run(['suggest', modules[name]])
    expect(yaml.status).toBe(0)
    const proposed = file(`suggested/${name}.yaml`, yaml.stdout)
    expect(run(['policy', 'validate', proposed]).status).toBe(0)
    expect(run(['check', modules[name], '-p', proposed]).status).toBe(0)
  })
})

describe('policy', () => {
  it('shows a policy resolved, with the origin of every line, and the same when read again', () => {
    const extended = file('show.yaml', policy('show', 'extends: preset:stdio\ncapabilities: { env: { allow: [LANG] } }\n'))
    const { stdout, status } = run(['policy', 'show', 'show.yaml'])
    expect(stdout).toMatch(/^ +stdout: allow +# preset:stdio:\d+:\d+$/m)
    expect(stdout).toMatch(/^ +- LANG +# show\.yaml:5:\d+$/m)
    expect(status).toBe(0)
    const digest = (path: string) => /digest ([0-9a-f]{64})/.exec(run(['policy', 'validate', path]).stdout)?.[1]
    expect(digest(file('again.yaml', stdout))).toBe(digest(extended))
  })

  it('names everything that is wrong, one line each, with its place', () => {
    const { stderr, status } = run(['policy', 'validate', file('wrong.yaml', policy('wrong', 'capabilties: {}\nisolation: proces\n'))], { cwd: scratch })
    expect(stderr.trim().split('\n')).toHaveLength(2)
    expect(stderr).toMatch(/wrong\.yaml:4:1: WP4005 .*did you mean "capabilities"\?/)
    expect(stderr).toMatch(/wrong\.yaml:5:12: WP4006 .*did you mean "process"\?/)
    expect(status).toBe(2)
  })

  it('prints the published schema', () => {
    expect(run(['policy', 'schema']).stdout).toBe(readFileSync(join(root, 'schemas/policy.schema.json'), 'utf8'))
  })
})

it('explains every code, and lists them with presets and catalogues', () => {
  const { stdout } = run(['rules', 'list'])
  for (const code of Object.keys(codes)) expect(stdout).toContain(code)
  expect(stdout).toContain('preset:pure-compute')
  expect(stdout).toContain('emscripten')
  expect(run(['explain', 'wp3001']).stdout).toContain(codes.WP3001.explanation.split(' ').slice(0, 5).join(' '))
})

it('gives no command to a CI runner by the name of a policy', () => {
  const { stderr } = run(['policy', 'validate', '::error::forged'])
  expect(stderr).toContain('error::forged')
  expect(stderr).not.toMatch(/^::/m)
})
