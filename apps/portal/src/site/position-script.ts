/**
 * The script of a form that asks where somebody is; its page is not hydrated. It offers the browser's position where there is one, asks for it when
 * its button is pressed and the form lacks nothing, and sends it in the body. It does not stay in the form: another button may send that in an address.
 * Without it the button stays hidden: the form has another way.
 * @param digits of the degrees: three are a hundred metres, four are ten.
 */
export function positionScript(digits: number): string {
  return `(() => {
  const button = document.getElementById('posizione');
  const problem = document.getElementById('posizione-problema');
  if (!navigator.geolocation || !button || !problem) return;
  button.parentElement.hidden = false;
  button.addEventListener('click', (event) => {
    if (!button.formNoValidate && !button.form.reportValidity()) return;
    event.preventDefault();
    if (button.hasAttribute('aria-busy')) return;
    problem.hidden = true;
    button.setAttribute('aria-busy', 'true');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const fields = [['latitudine', coords.latitude], ['longitudine', coords.longitude]].map(([name, value]) => {
          const field = document.createElement('input');
          return Object.assign(field, { type: 'hidden', name, value: value.toFixed(${digits}) });
        });
        button.form.append(...fields);
        button.form.requestSubmit(button);
        fields.forEach((field) => field.remove());
      },
      () => {
        button.removeAttribute('aria-busy');
        problem.hidden = false;
      },
      { maximumAge: 60000, timeout: 10000, enableHighAccuracy: ${digits > 3} },
    );
  });
  // Who comes back may press it again.
  addEventListener('pageshow', () => button.removeAttribute('aria-busy'));
})();`;
}
