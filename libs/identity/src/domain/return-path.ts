/** Where whoever logs in without having been anywhere goes. */
export const HOME_OF_PERSONS = '/area-personale';
const LONGEST = 1024;

/** The page somebody came from, or their own when it is not one of this portal: never another site's (an open redirect). */
export function returnPath(wanted: string | undefined): string {
  if (wanted === undefined || wanted.length > LONGEST || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\')) {
    return HOME_OF_PERSONS;
  }
  const base = 'https://portal.invalid';
  const url = URL.canParse(wanted, base) ? new URL(wanted, base) : undefined;
  return url?.origin === base ? `${url.pathname}${url.search}` : HOME_OF_PERSONS;
}
