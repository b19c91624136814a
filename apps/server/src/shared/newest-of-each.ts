/**
 * Ids of the rows that each way to find them gives, of each as many as a page holds: the page is among them. One
 * statement with an OR of all ways would use none of their indexes and read every row.
 */
export async function newestOfEach<Where>(
  ways: readonly Where[],
  findPage: (way: Where) => Promise<readonly { readonly id: string }[]>,
): Promise<string[]> {
  const found = await Promise.all(ways.map(findPage));
  return [...new Set(found.flat().map(({ id }) => id))];
}
