/** Loose on purpose: what the recipient's server takes is its business; what would be another command or header is not. */
const ADDRESS = /^[^\s\p{Cc}"(),:;<>@[\\\]]+@[^\s\p{Cc}"(),:;<>@[\\\]]+$/u;

export function isMailAddress(address: string): boolean {
  return address.length <= 254 && ADDRESS.test(address);
}
