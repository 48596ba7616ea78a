/**
 * The script of a form that asks where somebody is; its page is not hydrated. It offers the browser's position where there is one, asks for it when
 * its button is pressed and the form lacks nothing, and sends it in the body. Without it the button stays hidden: the form has another way.
 * @param digits of the degrees: three are a hundred metres, four are ten.
 */
export function positionScript(digits: number): string {
  return `(() => {
  const button = document.getElementById('posizione');
  const problem = document.getElementById('posizione-problema');
  if (!navigator.geolocation || !button || !problem) return;
  button.parentElement.hidden = false;
  let known = false;
  button.addEventListener('click', (event) => {
    if (known || (!button.formNoValidate && !button.form.reportValidity())) return;
    event.preventDefault();
    problem.hidden = true;
    button.setAttribute('aria-busy', 'true');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        for (const [name, value] of [['latitudine', coords.latitude], ['longitudine', coords.longitude]]) {
          const field = document.createElement('input');
          field.type = 'hidden';
          field.name = name;
          field.value = value.toFixed(${digits});
          button.form.append(field);
        }
        known = true;
        button.form.requestSubmit(button);
      },
      () => {
        button.removeAttribute('aria-busy');
        problem.hidden = false;
      },
      { maximumAge: 60000, timeout: 10000, enableHighAccuracy: ${digits > 3} },
    );
  });
})();`;
}
