import type { MailTexts } from './mail-texts.ts';

export const pt: MailTexts = {
  greeting: 'Olá, {name},',
  greetingWithoutName: 'Olá,',
  linkHint: 'Se o botão não funcionar, abra este endereço:',
  footer: 'Este e-mail foi enviado pelo MyWASender. Ninguém lê as respostas.',
  mails: {
    'verify-email': {
      subject: 'Confirme o seu endereço de e-mail',
      before: ['Alguém, esperamos que você, informou este endereço no MyWASender. Confirme que ele é seu.'],
      action: 'Confirmar o endereço',
      after: ['O link funciona uma vez e por {hours}. Se não foi você, ignore este e-mail: nada acontecerá.'],
    },
    'reset-password': {
      subject: 'Escolha uma nova senha',
      before: ['Alguém, esperamos que você, pediu uma nova senha para a sua conta.'],
      action: 'Escolher uma nova senha',
      after: [
        'O link funciona uma vez e por {minutes}. Se não foi você, ignore este e-mail: a sua senha continua a mesma.',
      ],
    },
    'password-changed': {
      subject: 'A sua senha foi alterada',
      before: ['A senha da sua conta foi alterada em {at}. Todas as outras sessões foram encerradas.'],
      after: ['Se não foi você, escolha já uma nova senha com “Esqueci a senha” na página de entrada.'],
    },
    'confirm-new-email': {
      subject: 'Confirme o seu novo endereço de e-mail',
      before: ['Alguém, esperamos que você, quer usar este endereço na sua conta do MyWASender.'],
      action: 'Confirmar o novo endereço',
      after: [
        'O link funciona uma vez e até {until}, e pede a senha da conta. Se não foi você, ignore este e-mail: nada acontecerá.',
      ],
    },
    'email-change-asked': {
      subject: 'Foi pedido outro endereço de e-mail',
      before: [
        'Em {at} alguém com acesso à sua conta pediu para mudar o endereço de e-mail dela para {email}. Até o novo ser confirmado, você entra com este.',
        'Se foi você, não há nada a fazer aqui. Se não foi, pare agora: todas as sessões da sua conta serão encerradas.',
      ],
      action: 'Não fui eu: parar',
      after: [
        'O link funciona até {until}. Quem pediu sabe a sua senha: escolha depois uma nova com “Esqueci a senha” na página de entrada.',
      ],
    },
    'email-address-taken': {
      subject: 'O seu endereço de e-mail foi pedido',
      before: [
        'Em {at} alguém pediu para usar este endereço em outra conta. Ele já pertence à sua, por isso nada foi alterado.',
      ],
      after: [
        'Se foi você, entre na conta que tem este endereço, ou dê antes outro a ela. Se não foi, ignore este e-mail.',
      ],
    },
    'email-changed': {
      subject: 'O endereço de e-mail da sua conta foi alterado',
      before: ['O endereço de e-mail da sua conta foi alterado em {at}.'],
      after: ['Se não foi você, fale já com o suporte.'],
    },
    'sign-in-code': {
      subject: 'O seu código de entrada',
      before: ['Informe este código para entrar:'],
      after: [
        'Ele funciona uma vez e por {minutes}. Não o dê a ninguém, nem ao suporte.',
        'Se você não está entrando, alguém sabe a sua senha: altere-a.',
      ],
    },
    'second-factor-added': {
      subject: 'Foi configurada uma segunda etapa para entrar',
      before: ['Em {at} foi configurada uma segunda etapa para entrar na sua conta.'],
      after: ['Se não foi você, remova-a em Segurança e mude a sua senha.'],
    },
    'second-factor-removed': {
      subject: 'Foi removida uma segunda etapa para entrar',
      before: ['Em {at} foi removida uma segunda etapa para entrar na sua conta.'],
      after: ['Se não foi você, configure-a de novo em Segurança e mude a sua senha.'],
    },
    'second-factors-reset': {
      subject: 'As suas segundas etapas para entrar foram removidas',
      before: [
        'Em {at} um administrador removeu todas as segundas etapas para entrar na sua conta. Todas as suas sessões foram encerradas e a próxima entrada precisa apenas da sua senha.',
      ],
      after: ['Configure-as de novo em Segurança. Se você não pediu isso, fale com o suporte imediatamente.'],
    },
    'recovery-codes-made': {
      subject: 'Novos códigos de recuperação foram criados',
      before: [
        'Em {at} foram criados novos códigos de recuperação para a sua conta. Os antigos já não funcionam.',
      ],
      after: ['Se não foi você, mude a sua senha e crie novos códigos em Segurança.'],
    },
    'recovery-code-used': {
      subject: 'Um código de recuperação foi usado',
      before: ['Em {at} alguém entrou na sua conta com um dos códigos de recuperação.'],
      after: ['Se não foi você, mude a sua senha e crie novos códigos em Segurança.'],
    },
    'new-device-sign-in': {
      subject: 'Um novo dispositivo entrou na sua conta',
      before: [
        'A sua conta foi acessada de um dispositivo que não conhecíamos: {device}, endereço {ip}, em {at}.',
      ],
      after: ['Se não foi você, encerre a sessão na sua conta e altere a senha.'],
    },
    'account-locked': {
      subject: 'A entrada está pausada',
      before: [
        'Foram informadas senhas erradas demais para a sua conta; ninguém pode entrar nela até {until}.',
      ],
      after: ['Se não foi você, não há nada a fazer: a sua senha não foi descoberta.'],
    },
    'license-issued': {
      subject: 'A sua licença do MyWASender',
      before: ['Esta é a sua chave de licença do plano {plan}. Informe-a no aplicativo para ativá-la.'],
      action: 'Ver as suas licenças',
      after: ['Guarde a chave para si: quem a tiver pode ocupar um dos seus lugares.'],
    },
    'order-fulfilled': {
      subject: 'O seu pedido no MyWASender',
      before: ['Obrigado. O seu pagamento de {amount} por {order} chegou e está tudo pronto.'],
      action: 'Ver o pedido',
      after: [
        'A página mostra as suas chaves de licença durante 30 dias; depois elas ficam na sua conta. Quem tiver uma chave pode ocupar um dos seus lugares.',
      ],
    },
    'subscription-renewed': {
      subject: 'A sua assinatura foi renovada',
      before: ['O seu pagamento de {amount} por {order} chegou. As suas licenças valem agora até {until}.'],
      action: 'Ver o pedido',
      after: [
        'Pode terminar a assinatura na sua conta a qualquer momento; as licenças valem até ao fim do período pago.',
      ],
    },
    'license-renewed': {
      subject: 'A sua licença continua',
      before: ['O seu pagamento de {amount} por {order} chegou. Vale agora até {until}.'],
      action: 'Ver o pedido',
      after: [
        'A chave continua a mesma e os seus computadores continuam sozinhos: não é preciso introduzir nada de novo.',
      ],
    },
    'license-ending': {
      subject: 'A sua licença do MyWASender termina em breve',
      before: [
        'A sua licença do plano {plan} cuja chave termina em {keyEnd} vale até {until}. Depois disso a aplicação já não envia nada; o que está nela fica.',
        'Se a renovar, a chave continua a mesma e os seus computadores continuam sozinhos.',
      ],
      action: 'Renovar a licença',
      after: ['Se não quiser continuar, não precisa de fazer nada: nada é cobrado por si só.'],
    },
    'computers-over': {
      subject: 'Computadores foram retirados da sua licença',
      before: [
        'A sua licença cuja chave termina em {keyEnd} tem agora o plano {plan}, que é para menos computadores. Os usados mais recentemente continuam; estes foram retirados: {computers}',
        'Para usar um deles em vez de outro, escolha na aplicação dele usar esse computador em vez do outro, ou retire o outro na sua conta.',
      ],
      action: 'Ver os seus computadores',
      after: ['Entre com este endereço; se não tem conta, registe-se com ele.'],
    },
    'renewal-failed': {
      subject: 'Não foi possível renovar a sua subscrição',
      before: [
        'O pagamento de {amount} por {order} não foi cobrado. As suas licenças valem até {until}; sem um pagamento, depois disso a aplicação já não envia nada.',
        'Confirme que o seu cartão ou a sua conta pode ser cobrado: o fornecedor de pagamentos tenta de novo por si só.',
      ],
      action: 'Ver as suas subscrições',
      after: [
        'Entre com este endereço; se não tem conta, registe-se com ele. Se terminar ali a subscrição, pode renovar cada licença com um único pagamento.',
      ],
    },
    'order-refunded': {
      subject: 'O seu dinheiro está a caminho de volta',
      before: [
        'O seu pagamento de {amount} por {order} foi devolvido. O prazo até chegar depende do seu banco.',
      ],
      action: 'Ver o pedido',
      after: ['O que foi comprado com ele já não funciona. Se não esperava isto, fale com o vendedor.'],
    },
    'license-moved': {
      subject: 'A sua licença do MyWASender tem outro titular',
      before: [
        'A licença do plano {plan} cuja chave termina em {key} passou para outro titular. Os seus computadores já não a usam.',
      ],
      after: ['Se não concordou com isso, fale com o vendedor da sua licença.'],
    },
    'incident-notice': {
      subject: 'Aviso importante sobre a segurança da sua conta',
      before: ['Em {at} soubemos de um incidente de segurança que envolve a sua conta:', '{summary}'],
      after: [
        'Por precaução, todas as suas sessões foram encerradas. Entre de novo e escolha uma nova senha. Se usa a mesma senha em outros lugares, altere-a também neles.',
      ],
    },
    'data-export-ready': {
      subject: 'Os seus dados estão prontos',
      before: ['A cópia dos seus dados que você pediu está pronta.'],
      action: 'Baixar os seus dados',
      after: [
        'O link funciona uma vez e por {hours}. Se não foi você quem pediu, altere a sua senha e não abra o link.',
      ],
    },
    'account-deletion-scheduled': {
      subject: 'A sua conta será excluída',
      before: [
        'Você pediu a exclusão da sua conta. Ela já está fechada, e tudo o que é pessoal será excluído de vez em {until}.',
      ],
      action: 'Manter a minha conta',
      after: ['Se mudou de ideia, ou se não foi você, aperte o botão antes disso.'],
    },
    'webhook-switched-off': {
      subject: 'Um webhook da sua loja foi desativado',
      before: [
        'O endereço do seu webhook foi desativado em {at} e desde então nada é enviado a ele: {url}',
        'Ele não aceitou um evento de {eventAt}: todas as tentativas durante dois dias falharam, ou ele respondeu que não existe mais (410).',
        'Quando ele voltar a funcionar, ative-o com esta chamada:',
        '{call}',
      ],
      after: [
        'O que acontecer até lá não é enviado depois. Os eventos que falharam ficam 30 dias no registro do endereço e podem ser repetidos.',
      ],
    },
    alert: {
      subject: 'Alerta do servidor de licenças',
      before: ['{message}'],
      action: 'Abrir os alertas',
      after: ['O mesmo alerta não é enviado de novo enquanto durar.'],
    },
  },
};
