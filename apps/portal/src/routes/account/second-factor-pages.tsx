import { Outlet } from 'react-router';
import type { ReactNode } from 'react';
import type { Route } from './+types/second-factor-pages.js';
import { loginNeeded } from '../../api/login-needed.server.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

const SECOND_FACTOR = 2;

/** The pages below want to be surer of who asks: asked before anything is typed, rather than after. */
export const middleware: Route.MiddlewareFunction[] = [
  ({ context, url }, next) => {
    const { person } = context.get(siteContext);
    if (person === undefined || person.level < SECOND_FACTOR) throw loginNeeded(context.get(portalRequestContext), url, SECOND_FACTOR);
    return next();
  },
];

export default function SecondFactorPages(): ReactNode {
  return <Outlet />;
}
