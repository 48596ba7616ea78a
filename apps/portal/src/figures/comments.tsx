import type { ReactNode } from 'react';
import type { VisitCommentsQuery } from '../gql/graphql.js';
import { useContent } from '../i18n/use-messages.js';
import { ASPECTS, isGood } from '../ratings/rating-form.js';

type Comment = NonNullable<VisitCommentsQuery['visitComments']>['edges'][number]['node'];

/** What people wrote, in no order. */
export function Comments({ comments }: { readonly comments: readonly Comment[] }): ReactNode {
  const { figures } = useContent();
  if (comments.length === 0) return <p>{figures.noComments}</p>;
  return (
    <>
      <p className="casa-narrow">{figures.commentsLead}</p>
      <ul className="casa-records">
        {comments.map((comment) => (
          <li key={comment.id}>
            <One {...comment} />
          </li>
        ))}
      </ul>
    </>
  );
}

function One({ stars, aspect, comment, serviceName }: Comment): ReactNode {
  const { figures, feedback } = useContent();
  const { answers } = isGood(stars) ? feedback.positive : feedback.negative;
  return (
    <figure>
      <blockquote className="casa-comment">{comment}</blockquote>
      <figcaption>
        {figures.commentOf(stars, serviceName)}
        {aspect !== null && `. ${answers[ASPECTS.indexOf(aspect)] ?? ''}`}
      </figcaption>
    </figure>
  );
}
