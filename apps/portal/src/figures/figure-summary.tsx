import type { ReactNode } from 'react';
import { DescriptionList } from '@casa/ui';
import type { FigurePartsFragment, TimePartsFragment } from '../gql/graphql.js';
import { useContent } from '../i18n/use-messages.js';
import { useNumbers } from './use-numbers.js';

/** All of the weeks or months in a few lines. */
export function FigureSummary({ total }: { readonly total: FigurePartsFragment }): ReactNode {
  const { summary: texts } = useContent().figures;
  const { whole, tenth, share } = useNumbers();
  const { booked, served, noShows, cancelled, offersAccepted, offersRefused, offersLapsed, ratings, hidesRatings } = total;
  const expected = served + noShows;
  const inWords = (times: TimePartsFragment | null, say: (median: string, ninth: string) => string): string =>
    times === null ? texts.nothing : say(tenth(times.median), tenth(times.ninth));
  const rated = hidesRatings ? texts.tooFew : texts.nothing;
  const offers = offersAccepted + offersRefused + offersLapsed > 0;
  return (
    <>
      <h2 className="mt-4">{texts.title}</h2>
      <DescriptionList
        entries={[
          { term: texts.booked, description: texts.bookedText(whole(booked), whole(cancelled)) },
          { term: texts.served, description: whole(served) },
          { term: texts.noShows, description: texts.share(whole(noShows), share(expected === 0 ? 0 : noShows / expected)) },
          { term: texts.wait, description: inWords(total.waitMinutes, texts.minutes) },
          { term: texts.service, description: inWords(total.serviceMinutes, texts.minutes) },
          { term: texts.lead, description: inWords(total.leadDays, texts.days) },
          { term: texts.firstFree, description: inWords(total.firstFreeDays, texts.firstFreeDays) },
          { term: texts.rating, description: ratings === null ? rated : texts.mean(tenth(ratings.mean), whole(ratings.count)) },
          ...(offers
            ? [{ term: texts.offers, description: texts.offersText(whole(offersAccepted), whole(offersRefused), whole(offersLapsed)) }]
            : []),
        ]}
      />
    </>
  );
}
