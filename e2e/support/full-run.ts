/** `npm test -- --full`: drills at their promised counts, and what an everyday run leaves out. */
export const FULL = process.env.DRILLS === 'full';
