/** Signs in as a person does, so that the browser keeps what a further visit needs. */
export async function signIn(page, url, { email, password }) {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  // public pages have a navigation too
  await page.getByRole('button', { name: /^Account of / }).waitFor();
}
