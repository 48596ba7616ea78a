import { Outlet } from 'react-router';
import type { ReactNode } from 'react';
import type { Route } from './+types/municipal-pages.js';
import { notFound } from '../api/failures.server.js';
import { siteContext } from '../site/site.server.js';

/** The consortium has no offices of its own: the pages below exist only on a municipality's host. */
export const middleware: Route.MiddlewareFunction[] = [
  ({ context }, next) => {
    if (context.get(siteContext).municipality.kind !== 'MUNICIPALITY') throw notFound();
    return next();
  },
];

export default function MunicipalPages(): ReactNode {
  return <Outlet />;
}
