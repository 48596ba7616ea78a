import { test } from 'vitest';
import { DESKTOP, NO_SCRIPT, useBrowser } from './support/browser.ts';
import { bookMoveAndCancel } from './support/whole-journey.ts';

const open = useBrowser();

test('an appointment at the URP is booked, moved and cancelled without any script', async () => {
  await bookMoveAndCancel({ open: () => open({ ...DESKTOP, ...NO_SCRIPT }), day: 1 });
});
