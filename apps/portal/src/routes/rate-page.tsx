import { redirect } from 'react-router';
import type { Route } from './+types/rate-page.js';
import { apiContext } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { RatePageDocument } from '../gql/graphql.js';
import { MAX_COMMENT } from '../site/feedback.js';
import { internalPath } from '../site/internal-path.js';

export function loader(): never {
  throw notFound();
}

/** Takes the evaluation of a page and leads back to it, to a word of thanks. */
export async function action({ request, context }: Route.ActionArgs): Promise<Response> {
  const form = await request.formData();
  const page = internalPath(form.get('pagina'));
  const rating = Number(form.get('stelle'));
  if (!Number.isInteger(rating) || rating < 1 || rating > 5) return redirect(`${page}?valutazione=incompleta#valutazione`, 303);
  const { ratePage } = await context.get(apiContext).execute(RatePageDocument, {
    input: {
      path: page,
      rating,
      answer: textOf(form.get(rating > 3 ? 'risposta-positive' : 'risposta-negative')),
      comment: textOf(form.get('testo')),
    },
  });
  return redirect(`${page}?valutazione=${ratePage.__typename === 'PageRated' ? 'inviata' : 'incompleta'}#valutazione`, 303);
}

function textOf(value: FormDataEntryValue | null): string | null {
  return (typeof value === 'string' && value.trim().slice(0, MAX_COMMENT)) || null;
}

/** Only there so that a failure is a page of the site. */
export default function RatePage(): null {
  return null;
}
