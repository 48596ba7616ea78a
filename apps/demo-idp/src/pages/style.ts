/** One sheet for all pages: dark text on white, everything large enough to be touched. */
export const STYLE = `
:root { color-scheme: light; font-family: 'Titillium Web', system-ui, sans-serif; line-height: 1.5; color: #17324d; background: #fff; }
body { margin: 0; }
header { background: #17324d; color: #fff; }
header p { margin: 0 auto; }
header p, main { max-width: 44rem; padding: 1rem; }
main { margin: 0 auto; }
h1 { line-height: 1.2; }
dt { font-weight: 600; }
dd { margin: 0 0 0.75rem; }
fieldset { border: 1px solid #5c6f82; border-radius: 4px; margin: 0 0 1.5rem; padding: 0.5rem 1rem; }
legend { font-weight: 600; padding: 0 0.25rem; }
.person { display: flex; gap: 0.75rem; align-items: flex-start; padding: 0.5rem 0; }
.person input { width: 1.5rem; height: 1.5rem; margin: 0; flex: none; }
.description { display: block; color: #455b71; }
select, button { font: inherit; min-height: 2.75rem; padding: 0.5rem 1rem; border-radius: 4px; border: 2px solid #0059b3; }
select { background: #fff; color: inherit; border-color: #5c6f82; }
button { background: #fff; color: #0059b3; font-weight: 600; cursor: pointer; margin: 0 0.5rem 0.5rem 0; }
button.primary { background: #0059b3; color: #fff; }
:focus-visible { outline: 3px solid #b36b00; outline-offset: 2px; }
summary { cursor: pointer; min-height: 2rem; font-weight: 600; }
.errors button { display: block; width: 100%; text-align: left; font-weight: 400; }
`;
