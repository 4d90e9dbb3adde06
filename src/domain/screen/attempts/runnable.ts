// What a model, a browser, a template engine, a database or a shell would run. Matched on normalised text with its
// spaces, so in lower case; every gap is short, so that no text makes a pattern walk back and forth.

const TURNS = [
  '<\\/?\\s{0,3}(system|assistant|user|instructions?|prompt|admin)\\b',
  '<\\|[a-z_]{2,20}',
  '\\[\\/?\\s{0,3}(inst|system|admin|assistant)\\s{0,3}\\]',
  '<<\\/?sys>>',
  '##\\s{0,3}(system|instruction|human|assistant|システム|指示|命令)',
  '(^|\\n)(system|システム|assistant|developer)\\s{0,3}:',
]
const BROWSER = [
  '<\\/?\\s{0,3}(script|iframe|img|svg|object|embed|body|style|meta)\\b',
  'javascript:|\\bon(error|load|click|mouseover)\\s{0,3}=|document\\.(cookie|location)|alert\\(',
]
const TEMPLATES = [
  '\\{\\{[^{}\\n]{1,60}\\}\\}',
  '[$#]\\{[^{}\\n]{1,60}\\}',
  '\\{%[^%\\n]{1,60}%\\}',
  '<%[^%\\n]{1,60}%>',
  'jndi:',
]
const DATABASE = [
  '[\'"]\\s{0,3}(or|and)\\s{0,3}[\'"0-9a-z]{1,12}\\s{0,3}=',
  '\\bor\\s{1,3}1\\s{0,3}=\\s{0,3}1',
  '[a-z0-9\'"]\\s{0,3}(;\\s{0,3}|[\'"])--',
  '\\bunion\\s{1,3}(all\\s{1,3})?select\\b',
  '\\b(drop|truncate|alter|create)\\s{1,3}(table|database|schema|user|role)\\b',
  '\\b(delete\\s{1,3}from|insert\\s{1,3}into|show\\s{1,3}(tables|databases)|grant\\s{1,3}all)\\b',
  '\\bupdate\\s{1,3}\\w{1,40}\\s{1,3}set\\s{1,3}\\w',
  '\\bselect\\s{1,3}(\\*|[\\w,. ]{1,40}\\sfrom\\s{1,3}\\w{1,40}\\s{0,3}($|;|--|where\\b|limit\\b|join\\b))',
  'pg_sleep|xp_cmdshell|waitfor\\s{1,3}delay|information_schema|pg_catalog|pg_shadow',
]
const SHELL = [
  '\\.\\.[/\\\\]\\.\\.|/etc/(passwd|shadow|hosts)|\\brm\\s{1,3}-[rf]|\\bsudo\\s|\\bcmd\\.exe|powershell\\s{1,3}-',
  '(&&|;|\\|)\\s{0,3}(cat|ls|rm|curl|wget|whoami|bash|sh)\\b',
  '\\$\\((\\w{2,10})|\\bchmod\\s|file://|169\\.254\\.169\\.254',
]
const LANGUAGES = [
  '__(proto__|class__|import__|globals__|init__)|\\bconstructor\\s{0,3}[.([]|process\\.(env|exit|mainmodule)',
  '\\brequire\\s{0,3}\\(|\\bos\\.(system|popen|environ)|\\bsubprocess\\.|\\b(eval|exec|atob|system)\\s{0,3}\\(',
  '(base-?64|rot-?13|16進|モールス|暗号)[^。\\n]{0,20}(解読|デコード|復号)|decode\\s(this|the)\\b',
]

/** Whether a text holds something that is meant to be run. */
export const RUNNABLE = new RegExp([TURNS, BROWSER, TEMPLATES, DATABASE, SHELL, LANGUAGES].flat().join('|'))
