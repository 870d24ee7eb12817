import { finding } from '../../core/finding.ts'
import { wholeInput } from '../../core/location.ts'
import { failed, fileSystemFinding, type ReadResult } from './input.ts'

/** Reads a stream to its end as one module, and stops where it passes `limit` bytes (WP0006). */
export async function readStream(stream: AsyncIterable<Uint8Array>, limit: number): Promise<ReadResult> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      size += chunk.length
      if (size > limit) return failed(finding('WP0006', { size: `more than ${limit}`, what: 'a module', limit }, wholeInput))
      chunks.push(chunk)
    }
  } catch (error) {
    return failed(fileSystemFinding(error))
  }
  if (size === 0) return failed(finding('WP0005', {}, wholeInput))
  const bytes = new Uint8Array(size)
  let filled = 0
  for (const chunk of chunks) {
    bytes.set(chunk, filled)
    filled += chunk.length
  }
  return { ok: true, bytes }
}
