import { notFound } from '../api/failures.server.js';

/** Every address that is no page. */
export function loader(): never {
  throw notFound();
}

export function action(): never {
  throw notFound();
}

export default function NotFound(): null {
  return null;
}
