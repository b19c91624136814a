/**
 * Flags of V8 for the process of the core. Left alone, V8 lets the young part of the heap grow to 64 MB and the old one to
 * about twice what is in use before it collects, most of it garbage of the slice just done. With these the start of a
 * campaign of 100,000 people takes 190 MB instead of 270–300, and no more computing (`docs/performance.md`).
 */
export const HEAP_FLAGS: readonly string[] = ['--max-semi-space-size=4', '--heap-growing-percent=30'];
