import { differences } from './differences.ts'
import { fetchPackage, readModule } from './fetch.ts'
import { judge } from './judge.ts'
import { corpus } from './manifest.ts'
import { GoldenVerdicts } from './verdicts.ts'

/**
 * `npm run corpus [-- name…]`: fetches the packages (those whose name contains one of the arguments), one at a time,
 * and holds the decoder against the manifest and the verdicts against the golden ones (`BLESS=1` makes them golden).
 */
const wanted = process.argv.slice(2)
const packages = corpus.filter(each => wanted.length === 0 || wanted.some(name => each.package.includes(name)))
const golden = new GoldenVerdicts()
let modules = 0
let failed = 0
let bytesRead = 0
for (const each of packages) {
  const fetched = await fetchPackage(each)
  for (const module of each.modules) {
    const bytes = await readModule(module)
    modules++
    bytesRead += bytes.length
    const found = await differences(bytes, module)
    if (found.length === 0) found.push(...golden.differences(`${each.package} ${module.path}`, await judge(bytes)))
    if (found.length > 0) failed++
    for (const line of found) console.log(`${each.package} ${module.path}: ${line}`)
  }
  console.error(`${each.package}@${each.version}: ${each.modules.length} modules${fetched ? ', fetched' : ''}`)
}
golden.save()
console.log(`${modules} modules of ${packages.length} packages, ${Math.round(bytesRead / 1e6)} MB: ${modules - failed} as expected, ${failed} not`)
process.exitCode = failed > 0 || modules === 0 ? 1 : 0
