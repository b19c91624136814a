import type { StarterSet } from './starter.ts';

export const spanish: StarterSet = {
  somebody: 'nuestra tienda',
  starters: [
    {
      kind: 'greeting',
      name: 'Saludo',
      text: 'Hola{{#if first_name}} {{first_name}}{{/if}}, le escribe %sender%. Nos pidió nuestras noticias y aquí va la primera: …\n\nResponda BAJA y no le escribiremos más.',
    },
    {
      kind: 'offer',
      name: 'Oferta',
      text: 'Hola{{#if first_name}} {{first_name}}{{/if}}, en %sender% tenemos algo para usted: *…* hasta el …. Enseñe este mensaje en la tienda.\n\nResponda BAJA y no le escribiremos más.',
    },
    {
      kind: 'reminder',
      name: 'Recordatorio de cita',
      text: 'Hola{{#if first_name}} {{first_name}}{{/if}}, %sender% le recuerda su cita del … a las …. Si no puede venir, díganoslo aquí.\n\nResponda BAJA y no se lo recordaremos más.',
    },
    {
      kind: 'event',
      name: 'Invitación',
      text: 'Hola{{#if first_name}} {{first_name}}{{/if}}, %sender% le invita: *…* el … a las …. ¿Vendrá? Responda sí o no.\n\nResponda BAJA y no le escribiremos más.',
    },
    {
      kind: 'feedback',
      name: 'Su opinión',
      text: 'Hola{{#if first_name}} {{first_name}}{{/if}}, hace poco estuvo en %sender%. ¿Qué le pareció? Basta con una frase.\n\nResponda BAJA y no le preguntaremos más.',
    },
    {
      kind: 'thanks',
      name: 'Gracias',
      text: 'Hola{{#if first_name}} {{first_name}}{{/if}}, gracias por su confianza. Un saludo de todo el equipo de %sender%.\n\nResponda BAJA y no le escribiremos más.',
    },
  ],
};
