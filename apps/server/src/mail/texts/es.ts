import type { MailTexts } from './mail-texts.ts';

export const es: MailTexts = {
  greeting: 'Hola, {name}:',
  greetingWithoutName: 'Hola:',
  linkHint: 'Si el botón no funciona, abra esta dirección:',
  footer: 'Este correo lo envió MyWASender. Nadie lee las respuestas.',
  mails: {
    'verify-email': {
      subject: 'Confirme su dirección de correo',
      before: ['Alguien, esperamos que usted, introdujo esta dirección en MyWASender. Confirme que es suya.'],
      action: 'Confirmar la dirección',
      after: [
        'El enlace sirve una vez y durante {hours}. Si no fue usted, ignore este correo: no pasará nada.',
      ],
    },
    'reset-password': {
      subject: 'Elija una contraseña nueva',
      before: ['Alguien, esperamos que usted, pidió una contraseña nueva para su cuenta.'],
      action: 'Elegir una contraseña nueva',
      after: [
        'El enlace sirve una vez y durante {minutes}. Si no fue usted, ignore este correo: su contraseña no cambia.',
      ],
    },
    'password-changed': {
      subject: 'Su contraseña ha cambiado',
      before: ['La contraseña de su cuenta se cambió el {at}. Las demás sesiones se cerraron.'],
      after: [
        'Si no fue usted, elija enseguida una contraseña nueva con «He olvidado la contraseña» en la página de acceso.',
      ],
    },
    'confirm-new-email': {
      subject: 'Confirme su nueva dirección de correo',
      before: ['Alguien, esperamos que usted, quiere usar esta dirección para su cuenta en MyWASender.'],
      action: 'Confirmar la nueva dirección',
      after: [
        'El enlace sirve una vez y hasta el {until}, y pide la contraseña de la cuenta. Si no fue usted, ignore este correo: no pasará nada.',
      ],
    },
    'email-change-asked': {
      subject: 'Se pidió otra dirección de correo',
      before: [
        'El {at} alguien con acceso a su cuenta pidió cambiar su dirección de correo a {email}. Hasta que se confirme la nueva, usted entra con esta.',
        'Si fue usted, no tiene que hacer nada aquí. Si no, deténgalo ahora: se cerrarán todas las sesiones de su cuenta.',
      ],
      action: 'No fui yo: detenerlo',
      after: [
        'El enlace sirve hasta el {until}. Quien lo pidió conoce su contraseña: elija después una nueva con «He olvidado la contraseña» en la página de acceso.',
      ],
    },
    'email-address-taken': {
      subject: 'Se pidió su dirección de correo',
      before: [
        'El {at} alguien pidió usar esta dirección para otra cuenta. Ya pertenece a la suya, así que no se cambió nada.',
      ],
      after: [
        'Si fue usted, entre en la cuenta que tiene esta dirección o dele antes otra. Si no, ignore este correo.',
      ],
    },
    'email-changed': {
      subject: 'La dirección de correo de su cuenta ha cambiado',
      before: ['La dirección de correo de su cuenta se cambió el {at}.'],
      after: ['Si no fue usted, póngase en contacto con el soporte enseguida.'],
    },
    'sign-in-code': {
      subject: 'Su código de acceso',
      before: ['Introduzca este código para iniciar sesión:'],
      after: [
        'Sirve una vez y durante {minutes}. No se lo dé a nadie, tampoco al soporte.',
        'Si no está iniciando sesión, alguien conoce su contraseña: cámbiela.',
      ],
    },
    'second-factor-added': {
      subject: 'Se configuró un segundo paso para iniciar sesión',
      before: ['El {at} se configuró un segundo paso para iniciar sesión en tu cuenta.'],
      after: ['Si no fuiste tú, elimínalo en Seguridad y cambia tu contraseña.'],
    },
    'second-factor-removed': {
      subject: 'Se eliminó un segundo paso para iniciar sesión',
      before: ['El {at} se eliminó un segundo paso para iniciar sesión en tu cuenta.'],
      after: ['Si no fuiste tú, vuelve a configurarlo en Seguridad y cambia tu contraseña.'],
    },
    'second-factors-reset': {
      subject: 'Se eliminaron tus segundos pasos para iniciar sesión',
      before: [
        'El {at} un administrador eliminó todos los segundos pasos para iniciar sesión en tu cuenta. Se cerraron todas tus sesiones y el próximo inicio de sesión solo necesita tu contraseña.',
      ],
      after: ['Vuelve a configurarlos en Seguridad. Si no lo pediste, contacta con soporte de inmediato.'],
    },
    'recovery-codes-made': {
      subject: 'Se crearon nuevos códigos de recuperación',
      before: [
        'El {at} se crearon nuevos códigos de recuperación para tu cuenta. Los anteriores ya no funcionan.',
      ],
      after: ['Si no fuiste tú, cambia tu contraseña y crea códigos nuevos en Seguridad.'],
    },
    'recovery-code-used': {
      subject: 'Se usó un código de recuperación',
      before: ['El {at} alguien inició sesión en tu cuenta con uno de sus códigos de recuperación.'],
      after: ['Si no fuiste tú, cambia tu contraseña y crea códigos nuevos en Seguridad.'],
    },
    'new-device-sign-in': {
      subject: 'Acceso desde un dispositivo nuevo',
      before: [
        'Se ha accedido a su cuenta desde un dispositivo que no conocíamos: {device}, dirección {ip}, el {at}.',
      ],
      after: ['Si no fue usted, cierre esa sesión en su cuenta y cambie la contraseña.'],
    },
    'account-locked': {
      subject: 'El acceso está en pausa',
      before: [
        'Se introdujeron demasiadas contraseñas erróneas para su cuenta; nadie puede acceder a ella hasta el {until}.',
      ],
      after: ['Si no fue usted, no tiene que hacer nada: su contraseña no se ha descubierto.'],
    },
    'license-issued': {
      subject: 'Su licencia de MyWASender',
      before: ['Esta es su clave de licencia del plan {plan}. Introdúzcala en la aplicación para activarla.'],
      action: 'Ver sus licencias',
      after: ['Guarde la clave para usted: quien la tenga puede ocupar uno de sus puestos.'],
    },
    'order-fulfilled': {
      subject: 'Su pedido en MyWASender',
      before: ['Gracias. Su pago de {amount} por {order} ha llegado y todo está listo.'],
      action: 'Ver el pedido',
      after: [
        'La página muestra sus claves de licencia durante 30 días; después están en su cuenta. Quien tenga una clave puede ocupar uno de sus puestos.',
      ],
    },
    'subscription-renewed': {
      subject: 'Su suscripción se ha renovado',
      before: ['Su pago de {amount} por {order} ha llegado. Sus licencias valen ahora hasta el {until}.'],
      action: 'Ver el pedido',
      after: [
        'Puede terminar la suscripción en su cuenta en cualquier momento; las licencias valen hasta el final del período pagado.',
      ],
    },
    'license-renewed': {
      subject: 'Su licencia continúa',
      before: ['Su pago de {amount} por {order} ha llegado. Ahora vale hasta el {until}.'],
      action: 'Ver el pedido',
      after: [
        'La clave sigue siendo la misma y sus equipos continúan por sí solos: no hay que introducir nada de nuevo.',
      ],
    },
    'license-ending': {
      subject: 'Su licencia de MyWASender termina pronto',
      before: [
        'Su licencia del plan {plan} cuya clave termina en {keyEnd} vale hasta el {until}. Después la aplicación ya no envía nada; lo que hay en ella se queda.',
        'Si la renueva, la clave sigue siendo la misma y sus equipos continúan por sí solos.',
      ],
      action: 'Renovar la licencia',
      after: ['Si no quiere continuar, no tiene que hacer nada: no se cobra nada por sí solo.'],
    },
    'computers-over': {
      subject: 'Se quitaron equipos de su licencia',
      before: [
        'Su licencia cuya clave termina en {keyEnd} tiene ahora el plan {plan}, que es para menos equipos. Los usados más recientemente continúan; se quitaron estos: {computers}',
        'Para usar uno de ellos en lugar de otro, elija en su aplicación usar ese equipo en su lugar, o quite el otro en su cuenta.',
      ],
      action: 'Ver sus equipos',
      after: ['Entre con esta dirección; si no tiene cuenta, regístrese con ella.'],
    },
    'renewal-failed': {
      subject: 'No se pudo renovar su suscripción',
      before: [
        'El pago de {amount} por {order} no se pudo cobrar. Sus licencias valen hasta el {until}; sin un pago, después la aplicación ya no envía nada.',
        'Compruebe que se puede cobrar de su tarjeta o cuenta: el proveedor de pagos lo intenta otra vez por sí solo.',
      ],
      action: 'Ver sus suscripciones',
      after: [
        'Entre con esta dirección; si no tiene cuenta, regístrese con ella. Si termina allí la suscripción, puede renovar cada licencia con un solo pago.',
      ],
    },
    'order-refunded': {
      subject: 'Su dinero está de vuelta',
      before: [
        'Su pago de {amount} por {order} se ha devuelto. El tiempo que tarda en llegar depende de su banco.',
      ],
      action: 'Ver el pedido',
      after: ['Lo comprado con él ya no funciona. Si no lo esperaba, hable con el vendedor.'],
    },
    'license-moved': {
      subject: 'Su licencia de MyWASender tiene otro titular',
      before: [
        'La licencia del plan {plan} cuya clave termina en {key} pasó a otro titular. Sus equipos ya no la usan.',
      ],
      after: ['Si no estaba de acuerdo, contacte con el vendedor de su licencia.'],
    },
    'incident-notice': {
      subject: 'Aviso importante sobre la seguridad de su cuenta',
      before: ['El {at} conocimos un incidente de seguridad que afecta a su cuenta:', '{summary}'],
      after: [
        'Como precaución se cerraron todas sus sesiones. Vuelva a iniciar sesión y elija una contraseña nueva. Si usa la misma contraseña en otros sitios, cámbiela también allí.',
      ],
    },
    'data-export-ready': {
      subject: 'Sus datos están listos',
      before: ['La copia de sus datos que pidió está lista.'],
      action: 'Descargar sus datos',
      after: [
        'El enlace sirve una vez y durante {hours}. Si no la pidió usted, cambie su contraseña y no abra el enlace.',
      ],
    },
    'account-deletion-scheduled': {
      subject: 'Su cuenta se eliminará',
      before: [
        'Pidió que eliminemos su cuenta. Ya está cerrada, y todo lo personal se eliminará definitivamente el {until}.',
      ],
      action: 'Conservar mi cuenta',
      after: ['Si cambió de opinión, o si no fue usted, pulse el botón antes de esa fecha.'],
    },
    'webhook-switched-off': {
      subject: 'Se desactivó un webhook de su tienda',
      before: [
        'La dirección de su webhook se desactivó el {at} y desde entonces no se le envía nada: {url}',
        'No aceptó un evento del {eventAt}: todos los intentos durante dos días fallaron, o respondió que ya no existe (410).',
        'Cuando vuelva a funcionar, actívela con esta llamada:',
        '{call}',
      ],
      after: [
        'Lo que ocurra hasta entonces no se envía después. Los eventos que fallaron quedan 30 días en el registro de la dirección y se pueden repetir.',
      ],
    },
    alert: {
      subject: 'Alerta del servidor de licencias',
      before: ['{message}'],
      action: 'Abrir las alertas',
      after: ['La misma alerta no se envía de nuevo mientras dure.'],
    },
  },
};
