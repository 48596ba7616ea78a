import type { ReactNode } from 'react';

export interface LinkCardProps {
  readonly title: string;
  readonly href: string;
  readonly headingLevel: 2 | 3 | 4;
  readonly text?: string;
  /** A short line above the title: the category, the date. */
  readonly eyebrow?: ReactNode;
  /** The validator's name for the link. */
  readonly dataElement?: string;
  readonly children?: ReactNode;
}

/** A card whose title is the link and whose whole face can be clicked. */
export function LinkCard({ title, href, headingLevel, text, eyebrow, dataElement, children }: LinkCardProps): ReactNode {
  const Heading = `h${headingLevel}` as const;
  return (
    <article className="it-card it-card-height-full rounded shadow-sm border">
      <Heading className="it-card-title">
        <a href={href} className="stretched-link" {...(dataElement !== undefined && { 'data-element': dataElement })}>
          {title}
        </a>
      </Heading>
      {eyebrow !== undefined && <p className="it-card-eyebrow">{eyebrow}</p>}
      <div className="it-card-body">
        {text !== undefined && <p className="it-card-text">{text}</p>}
        {children}
      </div>
    </article>
  );
}

/** Cards side by side, as many a row as fit. */
export function CardGrid({ children }: { readonly children: ReactNode }): ReactNode {
  return <ul className="it-card-list">{children}</ul>;
}

export function CardCell({ children }: { readonly children: ReactNode }): ReactNode {
  return <li>{children}</li>;
}
