/**
 * The script of the operators' waiting room: fetches the page again every five seconds while it is looked at, and puts the new room in the place of the old,
 * unless somebody has the focus in it: then it waits, so that no button moves under a finger. A template holds it meanwhile: of its styles and scripts
 * nothing is done.
 */
export const ROOM_SCRIPT = `(() => {
  const SECONDS = 5;
  const room = () => document.getElementById('sala');
  const look = async () => {
    const now = room();
    if (!now || document.hidden || now.contains(document.activeElement)) return;
    try {
      const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } });
      if (!answer.ok || answer.redirected) return;
      const fresh = document.createElement('template');
      fresh.innerHTML = await answer.text();
      const next = fresh.content.getElementById('sala');
      if (next && !now.contains(document.activeElement) && next.innerHTML !== now.innerHTML) now.innerHTML = next.innerHTML;
    } catch {
      // The network is away for a moment; the next look is soon.
    }
  };
  setInterval(look, SECONDS * 1000);
})();`;
