import type { StarterSet } from './starter.ts';

export const hindi: StarterSet = {
  somebody: 'हमारी दुकान',
  starters: [
    {
      kind: 'greeting',
      name: 'अभिवादन',
      text: 'नमस्ते{{#if first_name}} {{first_name}}{{/if}}, मैं %sender% से लिख रहा हूँ। आपने हमारी ख़बरें माँगी थीं, पहली ख़बर यह है: …\n\nसंदेश रोकने के लिए “बंद” लिखकर जवाब दें।',
    },
    {
      kind: 'offer',
      name: 'ऑफ़र',
      text: 'नमस्ते{{#if first_name}} {{first_name}}{{/if}}, %sender% की ओर से आपके लिए: *…*, … तक। यह संदेश दुकान पर दिखाएँ।\n\nसंदेश रोकने के लिए “बंद” लिखकर जवाब दें।',
    },
    {
      kind: 'reminder',
      name: 'अपॉइंटमेंट',
      text: 'नमस्ते{{#if first_name}} {{first_name}}{{/if}}, %sender% की ओर से याद दिला दें: आपका अपॉइंटमेंट … को … बजे है। न आ सकें तो यहीं बता दें।\n\nसंदेश रोकने के लिए “बंद” लिखकर जवाब दें।',
    },
    {
      kind: 'event',
      name: 'निमंत्रण',
      text: 'नमस्ते{{#if first_name}} {{first_name}}{{/if}}, %sender% आपको बुलाता है: *…*, … को … बजे। क्या आप आएँगे? हाँ या नहीं लिखें।\n\nसंदेश रोकने के लिए “बंद” लिखकर जवाब दें।',
    },
    {
      kind: 'feedback',
      name: 'आपकी राय',
      text: 'नमस्ते{{#if first_name}} {{first_name}}{{/if}}, आप हाल में %sender% आए थे। कैसा लगा? एक वाक्य काफ़ी है।\n\nसंदेश रोकने के लिए “बंद” लिखकर जवाब दें।',
    },
    {
      kind: 'thanks',
      name: 'धन्यवाद',
      text: 'नमस्ते{{#if first_name}} {{first_name}}{{/if}}, आपके भरोसे के लिए धन्यवाद। %sender% की ओर से शुभकामनाएँ।\n\nसंदेश रोकने के लिए “बंद” लिखकर जवाब दें।',
    },
  ],
};
