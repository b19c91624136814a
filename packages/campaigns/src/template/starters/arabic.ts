import type { StarterSet } from './starter.ts';

export const arabic: StarterSet = {
  somebody: 'متجرنا',
  starters: [
    {
      kind: 'greeting',
      name: 'تحية',
      text: 'مرحبا{{#if first_name}} {{first_name}}{{/if}}، معكم %sender%. طلبتم أخبارنا وهذا أولها: …\n\nأرسل توقف ولن نكتب لك مرة أخرى.',
    },
    {
      kind: 'offer',
      name: 'عرض',
      text: 'مرحبا{{#if first_name}} {{first_name}}{{/if}}، لدى %sender% شيء لك: *…* حتى …. أظهر هذه الرسالة في المتجر.\n\nأرسل توقف ولن نكتب لك مرة أخرى.',
    },
    {
      kind: 'reminder',
      name: 'تذكير بموعد',
      text: 'مرحبا{{#if first_name}} {{first_name}}{{/if}}، %sender% يذكركم بموعدكم يوم … الساعة …. إن تعذر الحضور فأخبرونا هنا.\n\nأرسل توقف ولن نذكرك مرة أخرى.',
    },
    {
      kind: 'event',
      name: 'دعوة',
      text: 'مرحبا{{#if first_name}} {{first_name}}{{/if}}، يدعوكم %sender% إلى *…* يوم … الساعة …. هل ستحضرون؟ أجيبوا بنعم أو لا.\n\nأرسل توقف ولن نكتب لك مرة أخرى.',
    },
    {
      kind: 'feedback',
      name: 'رأيكم',
      text: 'مرحبا{{#if first_name}} {{first_name}}{{/if}}، زرتم %sender% قبل أيام. كيف كانت الزيارة؟ جملة واحدة تكفي.\n\nأرسل توقف ولن نسألك مرة أخرى.',
    },
    {
      kind: 'thanks',
      name: 'شكرا',
      text: 'مرحبا{{#if first_name}} {{first_name}}{{/if}}، شكرا لثقتكم. أطيب التحيات من %sender%.\n\nأرسل توقف ولن نكتب لك مرة أخرى.',
    },
  ],
};
