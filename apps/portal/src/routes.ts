import { layout, prefix, route, type RouteConfig } from '@react-router/dev/routes';

/** Every page of the portal; Italian at the root, English below `/en`. */
const pages = [
  route('note-legali', 'routes/legal-notes.tsx'),
  route('privacy', 'routes/privacy.tsx'),
  route('accessibilita', 'routes/accessibility.tsx'),
  layout('routes/municipal-pages.tsx', [
    route('servizi', 'routes/services.tsx'),
    route('servizi/categoria/:category', 'routes/service-category.tsx'),
    route('servizi/:slug', 'routes/service.tsx'),
    route('comune', 'routes/administration.tsx'),
    route('comune/uffici', 'routes/offices.tsx'),
    route('comune/uffici/:slug', 'routes/office.tsx'),
    route('comune/aree-amministrative', 'routes/departments.tsx'),
    route('novita', 'routes/news.tsx'),
    route('novita/categoria/:kind', 'routes/news-kind.tsx'),
    route('novita/:slug', 'routes/news-item.tsx'),
    route('vivere', 'routes/live.tsx'),
    route('vivere/luoghi', 'routes/places.tsx'),
    route('vivere/eventi', 'routes/events.tsx'),
    route('argomenti', 'routes/topics.tsx'),
    route('argomenti/:slug', 'routes/topic.tsx'),
    route('domande-frequenti', 'routes/faq.tsx'),
    route('segnalazione-disservizio', 'routes/report-problem.tsx'),
    route('valutazione', 'routes/rate-page.tsx'),
    route('prenota', 'routes/booking/choose.tsx'),
    route('prenota/orario', 'routes/booking/time.tsx'),
    route('prenota/dati', 'routes/booking/details.tsx'),
    route('prenotazioni', 'routes/manage/start.tsx'),
    route('prenotazioni/link/:token', 'routes/manage/link.tsx'),
    route('prenotazioni/conferma', 'routes/manage/confirmation.tsx'),
    route('prenotazioni/appuntamento', 'routes/manage/appointment.tsx'),
    route('prenotazioni/appuntamento.ics', 'routes/manage/calendar-file.tsx'),
    route('prenotazioni/appuntamento/sposta', 'routes/manage/move.tsx'),
    route('prenotazioni/appuntamento/annulla', 'routes/manage/cancel.tsx'),
  ]),
];

export default [
  route('en?', 'routes/home.tsx'),
  ...prefix('en?', pages),
  route('robots.txt', 'routes/robots.tsx'),
  route('sitemap.xml', 'routes/sitemap.tsx'),
  route('favicon.ico', 'routes/favicon.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
