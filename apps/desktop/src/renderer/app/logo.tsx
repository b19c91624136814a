/** A message with a tick: sent once, and known to be. */
export function Logo() {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M16 2C8.3 2 2 7.6 2 14.5c0 3.6 1.7 6.8 4.4 9.1L5.4 29.4a.6.6 0 0 0 .9.6l5.6-3.5c1.3.3 2.7.5 4.1.5 7.7 0 14-5.6 14-12.5S23.700 2 16 2Z"
        fill="var(--mantine-color-teal-7)"
      />
      <path
        d="m10 14.800 4.200 4.200 8-8.400"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  );
}
