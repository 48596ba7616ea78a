/**
 * The script of one's own number: fetches the page again every ten seconds while it is looked at, and puts the new ticket in the place of the old. When it is
 * one's turn the telephone trembles and the title says so. Unless the state or the desk is another, a ticket in which somebody has the focus waits: no button
 * goes from under a finger. A template holds the page meanwhile: of its styles and scripts nothing is done.
 */
export const OWN_TICKET_SCRIPT = `(() => {
  const SECONDS = 10;
  const ticket = () => document.getElementById('biglietto');
  if (!ticket()) return;
  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      if (!answer.ok) return;
      const fresh = document.createElement('template');
      fresh.innerHTML = await answer.text();
      const next = fresh.content.getElementById('biglietto');
      const now = ticket();
      if (!next || !now) return;
      const isOther = next.dataset.state !== now.dataset.state || next.dataset.desk !== now.dataset.desk;
      if (!isOther && now.contains(document.activeElement)) return;
      const isCalled = isOther && next.dataset.state === 'CALLED';
      const said = document.getElementById('stato');
      if (next.dataset.state !== now.dataset.state && said) said.textContent = next.dataset.said;
      now.innerHTML = next.innerHTML;
      for (const [name, value] of Object.entries(next.dataset)) now.dataset[name] = value;
      if (isCalled) {
        document.title = next.dataset.said;
        navigator.vibrate?.([300, 150, 300, 150, 600]);
      }
    } catch {
      // The network is away for a moment; the next look is soon.
    }
  };
  setInterval(look, SECONDS * 1000);
  document.addEventListener('visibilitychange', look);
})();`;
