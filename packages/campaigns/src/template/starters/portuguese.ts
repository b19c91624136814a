import type { StarterSet } from './starter.ts';

export const portuguese: StarterSet = {
  somebody: 'a nossa loja',
  starters: [
    {
      kind: 'greeting',
      name: 'Saudação',
      text: 'Olá{{#if first_name}} {{first_name}}{{/if}}, aqui é %sender%. Você pediu nossas novidades e esta é a primeira: …\n\nResponda PARAR e não escreveremos mais.',
    },
    {
      kind: 'offer',
      name: 'Oferta',
      text: 'Olá{{#if first_name}} {{first_name}}{{/if}}, aqui é %sender%, com algo para você: *…* até …. Mostre esta mensagem no balcão.\n\nResponda PARAR e não escreveremos mais.',
    },
    {
      kind: 'reminder',
      name: 'Lembrete de horário',
      text: 'Olá{{#if first_name}} {{first_name}}{{/if}}, aqui é %sender%. Lembramos do seu horário em … às …. Se não puder vir, avise aqui.\n\nResponda PARAR e não lembraremos mais.',
    },
    {
      kind: 'event',
      name: 'Convite',
      text: 'Olá{{#if first_name}} {{first_name}}{{/if}}, aqui é %sender%, com um convite: *…* em … às …. Você vem? Responda sim ou não.\n\nResponda PARAR e não escreveremos mais.',
    },
    {
      kind: 'feedback',
      name: 'Sua opinião',
      text: 'Olá{{#if first_name}} {{first_name}}{{/if}}, aqui é %sender%. Como foi a sua última visita? Uma frase basta.\n\nResponda PARAR e não perguntaremos mais.',
    },
    {
      kind: 'thanks',
      name: 'Obrigado',
      text: 'Olá{{#if first_name}} {{first_name}}{{/if}}, obrigado pela confiança. Um abraço de %sender%.\n\nResponda PARAR e não escreveremos mais.',
    },
  ],
};
