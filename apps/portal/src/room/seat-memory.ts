/** Where a window remembers its seat: until it is closed, and not in another window. */
function keyOf(appointmentId: string): string {
  return `casa-room ${appointmentId}`;
}

/** The seat that this window has from before it was loaded again. */
export function rememberedSeat(appointmentId: string): string | undefined {
  return sessionStorage.getItem(keyOf(appointmentId)) ?? undefined;
}

export function rememberSeat(appointmentId: string, seat: string): void {
  sessionStorage.setItem(keyOf(appointmentId), seat);
}

export function forgetSeat(appointmentId: string): void {
  sessionStorage.removeItem(keyOf(appointmentId));
}
