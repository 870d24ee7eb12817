import { finding } from '../../core/finding.ts'
import { wholeInput } from '../../core/location.ts'
import { archiveHead, looksLikeArchive } from './archive-magic.ts'
import { failed, fileSystemFinding, type ReadResult } from './input.ts'

/**
 * Reads a stream to its end as one module, and stops where it passes `limit` bytes (WP0006). An archive is refused
 * (WP0007): it is read from a file, member by member.
 */
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
  if (looksLikeArchive('', bytes.subarray(0, archiveHead))) {
    const reason = '"-" takes a module, and this is an archive; give it as a file'
    return failed(finding('WP0007', { reason }, wholeInput))
  }
  return { ok: true, bytes }
}
