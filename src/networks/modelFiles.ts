/** What loading one file reports; `loaded` never falls, and ends at `total` before `ready`. Bytes. */
export type LoadProgress =
  | { phase: 'initiate'; file: string }
  | { phase: 'download'; file: string; loaded: number; total: number }
  | { phase: 'ready'; file: string };

/**
 * Where a network's files come from: over HTTP with progress and a cache in the app, from node_modules in tests.
 * `read` throws LikenessError `ModelFileMissing` or `ModelFileDamaged`.
 */
export interface ModelFiles {
  read(file: string): Promise<ArrayBuffer>;
}
