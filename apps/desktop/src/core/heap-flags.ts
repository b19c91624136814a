/**
 * Flags of V8 for the process of the core. Left alone, V8 lets the young part of the heap grow to 64 MB, most of it garbage
 * of the slice just done; with 8 MB it takes 50 MB less and hardly more time, with 4 MB an import takes an eighth longer
 * (`docs/performance.md`).
 */
export const HEAP_FLAGS: readonly string[] = ['--max-semi-space-size=8'];
