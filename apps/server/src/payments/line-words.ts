/** What a line of an order is called by: stored in English as it was sold, and read again to be said in other languages. */
export interface LineWords {
  readonly name: string;
  readonly interval: 'month' | 'year' | null;
  /** end of the key of the license that goes on */
  readonly license?: string;
  /** the plan before */
  readonly insteadOf?: string;
  readonly lessUnused?: boolean;
}

const LINE =
  /^(?<name>.+?)(?:, 1 (?<interval>month|year))?(?:, license …(?<license>\w+))?(?:, instead of (?<insteadOf>.+?))?(?<less>, less what was not used of it)?$/su;

export function writeLine({ name, interval, license, insteadOf, lessUnused = false }: LineWords): string {
  return [
    name,
    ...(interval === null ? [] : [`1 ${interval}`]),
    ...(license === undefined ? [] : [`license …${license}`]),
    ...(insteadOf === undefined ? [] : [`instead of ${insteadOf}`]),
    ...(lessUnused ? ['less what was not used of it'] : []),
  ].join(', ');
}

/** The parts of what {@link writeLine} wrote. */
export function readLine(description: string): LineWords {
  const parts = LINE.exec(description)?.groups;
  if (parts === undefined) return { name: description, interval: null };
  const { name = description, interval, license, insteadOf, less } = parts;
  return {
    name,
    interval: interval === 'month' || interval === 'year' ? interval : null,
    ...(license === undefined ? {} : { license }),
    ...(insteadOf === undefined ? {} : { insteadOf }),
    ...(less === undefined ? {} : { lessUnused: true }),
  };
}
