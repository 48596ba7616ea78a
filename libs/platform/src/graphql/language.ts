import { type Language, LANGUAGES } from '@casa/kernel';

/** The first language of Accept-Language (RFC 9110, 12.5.4) that the platform speaks; Italian when there is none. */
export function acceptedLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = Number(parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean) ?? 1);
      return { tag: tag.split('-')[0] ?? '', quality };
    })
    .sort((a, b) => b.quality - a.quality);
  return wanted.flatMap(({ tag }) => LANGUAGES.filter((language) => language === tag))[0] ?? 'it';
}
