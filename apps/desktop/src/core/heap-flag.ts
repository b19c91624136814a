/**
 * Flag of V8 for the process of the core. Left alone, V8 lets the young part of the heap grow to 64 MB, most of it garbage
 * of the slice just done. With semi-spaces of 8 MB the process takes 50 MB less and hardly more time; with 4 MB an import
 * takes an eighth longer (`docs/performance.md`).
 */
export const HEAP_FLAG = '--max-semi-space-size=8';
