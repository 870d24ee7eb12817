import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/**
 * Loaded before a program: when the program ends, appends its peak memory in bytes to the file that BENCH_PEAK_MEMORY
 * names. On Linux that is VmHWM, which begins with the program; the maximum that getrusage(2) tells may be its parent's.
 */
process.on('exit', () => {
  const file = process.env['BENCH_PEAK_MEMORY']
  if (file !== undefined) appendFileSync(file, `${peakMemory()}\n`)
})

function peakMemory(): number {
  const status = '/proc/self/status'
  const kibibytes = existsSync(status) ? Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1]) : process.resourceUsage().maxRSS
  return kibibytes * 1024
}
