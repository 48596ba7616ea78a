/**
 * The script of the ticket machine's pages. Goes back to the start when nobody touches the screen any more, printing a ticket first where the page
 * shows one, and gives a keyboard to screens that have none; a reader of codes types over a code that was refused. A press that has been sent is not
 * sent again. Who needs more time gets it on the same page: a new one would print the ticket again.
 */
export const KIOSK_SCRIPT = `(() => {
  const page = document.querySelector('[data-start]');
  const left = document.getElementById('secondi');
  if (!page) return;
  const whole = Number(page.dataset.seconds);
  let rest = whole;
  const again = () => { rest = whole; if (left) left.textContent = String(rest); };
  for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, again);
  document.getElementById('tempo')?.addEventListener('click', (event) => { event.preventDefault(); again(); });
  setInterval(() => {
    rest -= 1;
    if (left) left.textContent = String(Math.max(0, rest));
    if (rest <= 0) { rest = whole; location.replace(page.dataset.start); }
  }, 1000);
  for (const form of document.forms) {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = 'yes';
      form.setAttribute('aria-busy', 'true');
    });
  }
  addEventListener('pageshow', () => { for (const form of document.forms) delete form.dataset.sent; });
  const field = document.getElementById('codice');
  const pad = document.getElementById('tastiera');
  if (field && pad) {
    pad.hidden = false;
    field.select();
    pad.addEventListener('click', ({ target }) => {
      const key = target.closest('button')?.dataset.key;
      if (key === undefined) return;
      field.value = key === '' ? field.value.slice(0, -1) : field.value + key;
      field.dispatchEvent(new Event('input'));
    });
  }
  const print = document.getElementById('stampa');
  if (print) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
    if (page.dataset.print) window.print();
  }
})();`;
