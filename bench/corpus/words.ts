/** Words by language, the frequent ones first: texts take them by rank, as people do. */
export interface Language {
  readonly name: string;
  readonly words: readonly string[];
  /** Parts of invented words: names, products, places, which no list holds. */
  readonly syllables: readonly string[];
  /** What stands between words, and what ends a sentence. */
  readonly space: string;
  readonly comma: string;
  readonly stops: readonly string[];
}

const list = (text: string): string[] => text.trim().split(/\s+/);
const LATIN_STOPS = ['. ', '. ', '. ', '. ', '? ', '! ', ': ', '; '];
const LATIN_SYLLABLES = list(
  'ka lo mi ren tor vel san dri mo qua pel ta nor bri esk ul ham fen dal gar wex yun oli zet cor ani bel sto phi rak',
);

export const ENGLISH: Language = {
  name: 'English',
  space: ' ',
  comma: ', ',
  stops: LATIN_STOPS,
  syllables: LATIN_SYLLABLES,
  words: list(`
    the to and a of is in you it that for your can on with are be we this if not have I as will or at from an was by but
    when they our please so do all there which one has about more after out up what then any how no my them their its get
    would just were also use need been time than into only could order other first here some account may should make see
    new now these such over because each two between where before does did help different without example while every
    number very value following most information both want must like through via right work set still well data being
    those change email service open part team back possible call start product keep often problem simple file usually
    system long check day question same answer small support payment again customer name date case list take find request
    next run result page under delivery add last three issue user point version week already within once per available
    table address large know way send however step several item include message month during until full always price
    local main cause important sure error since line second process even either common memory shows contact line though
    provide state given function return later another key power water let good little high report area option device
    rate include text order review source store common hour against free code test amount project process group year
    world around less single half common early language market light house road train model history process paper sound
    size read write update remove install shipped refund invoice cancel confirm replace battery charger screen password
    login browser settings network cable router printer speaker warranty receipt discount subscription upgrade
    storage backup folder shipping courier parcel damaged missing broken repair technician appointment reschedule
    museum kitchen garden weather river mountain village student teacher doctor engine bridge window morning evening
    measure compare describe explain suggest prefer avoid improve reduce increase consider describe perform require
    include depend follow happen allow offer compute publish deploy schedule iterate balance transfer deposit interest
    insurance coverage premium claim policy contract clause tenant landlord deposit agreement notice period regulation
    temperature pressure velocity density gravity molecule protein enzyme bacteria symptom dosage prescription therapy
    algorithm parameter variable instance object array string integer boolean pointer compiler runtime library package
    thread process scheduler latency throughput cache index query transaction replica partition consensus encryption
    certificate signature protocol header payload endpoint middleware container orchestration observability regression
    approximately consequently furthermore nevertheless particularly significantly understanding recommendation
    responsibility configuration documentation infrastructure authentication authorization internationalization
    chrysanthemum archipelago bureaucracy connoisseur entrepreneurial idiosyncratic kaleidoscope onomatopoeia
  `),
};

export const OTHER_LANGUAGES: readonly Language[] = [
  {
    name: 'German',
    space: ' ',
    comma: ', ',
    stops: LATIN_STOPS,
    syllables: LATIN_SYLLABLES,
    words: list(`
      die der und in zu den das nicht von sie ist des sich mit dem dass er es ein ich auf so eine auch als an nach wie im
      für man aber aus durch wenn nur war noch werden bei hat wir was wird sein einen welche sind oder zur um haben einer
      mir über ihm diese einem ihr uns da zum kann doch vor dieser mich ihn du hatte seine mehr am denn nun unter sehr
      selbst schon hier bis habe ihre Bestellung Lieferung Rechnung Kundennummer möchte könnte Rückgabe bitte Grüße
      Versand Zahlung Konto Passwort Größe Straße verfügbar außerdem natürlich Möglichkeit Bestätigung Gewährleistung
      Versicherungsnehmer Öffnungszeiten Anschlusskabel Benutzereinstellungen überprüfen zurücksetzen aktualisieren
    `),
  },
  {
    name: 'French',
    space: ' ',
    comma: ', ',
    stops: LATIN_STOPS,
    syllables: LATIN_SYLLABLES,
    words: list(`
      de la le et les des en un du une que est pour qui dans par plus pas au sur ne se avec ce il sont sa mais comme ou si
      leur y dont nous vous son était aux être cette fait deux tout très même aussi bien sans peut ces après votre avant
      commande livraison facture compte problème réponse déjà reçu été numéro merci bonjour adresse délai remboursement
      réinitialiser paramètres mise-à-jour l'article d'abord n'est qu'il aujourd'hui c'est jusqu'à télécharger œuvre
      disponibilité généralement événement développement électronique conséquence bibliothèque expédié réclamation
    `),
  },
  {
    name: 'Spanish',
    space: ' ',
    comma: ', ',
    stops: [...LATIN_STOPS, '. ¿', '. ¡'],
    syllables: LATIN_SYLLABLES,
    words: list(`
      de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este
      ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay
      pedido envío factura cuenta número gracias dirección devolución reembolso contraseña configuración teléfono día
      información todavía después página tamaño producto garantía actualización disponible señal pequeño mañana niños
      electrónico compañía rápidamente instrucciones funcionamiento restablecer suscripción descripción administración
    `),
  },
  {
    name: 'Russian',
    space: ' ',
    comma: ', ',
    stops: LATIN_STOPS,
    syllables: list('ка ло ми рен тор вель сан дри мо пел та нор бри гар дал зет кор ани бел сто рак шу жен'),
    words: list(`
      и в не на я что тот быть с а весь это как она по но они к у ты из мы за вы так же от сказать этот который мочь
      человек о один ещё бы такой только себя своё какой когда уже для вот кто да говорить год знать мой до или если время
      рука нет самый ни стать большой даже другой наш заказ доставка оплата счёт пароль адрес номер возврат спасибо
      пожалуйста здравствуйте настройки обновление устройство проблема ответ сообщение подписка гарантия получить
      зарегистрировать восстановление поддержка неисправность предоставление пользователь
    `),
  },
  {
    name: 'Arabic',
    space: ' ',
    comma: '، ',
    stops: ['. ', '. ', '؟ ', '! '],
    syllables: list('كا لو مي رن تور سان در مو بل نا حم فن دال جا'),
    words: list(`
      في من على أن إلى التي هذا هذه مع كان عن لا ما بعد كل قد ذلك بين أو عند لم كما قبل يمكن الطلب الدفع الحساب التوصيل
      العنوان رقم شكرا مرحبا المنتج الخدمة المشكلة الرسالة كلمة المرور الفاتورة الإرجاع يرجى اليوم غدا الجديد الإعدادات
      التحديث العميل المساعدة الضمان الاشتراك المعلومات
    `),
  },
  {
    name: 'Chinese',
    space: '',
    comma: ',',
    stops: ['。', '。', '。', '?', '!', ';'],
    syllables: list('卡 洛 米 仁 托 维 三 德 莫 奎 佩 塔 诺 布 加 林 泽 安 贝 拉 江 海 山 明'),
    words: list(`
      的 是 在 我 了 有 和 不 您 这 也 就 都 要 可以 我们 一个 请 会 对 到 说 他 上 中 为 大 来 订单 如果 没有 问题 时间 使用 客户 服务
      需要 进行 因为 所以 但是 已经 现在 地址 付款 发货 退款 账户 密码 号码 谢谢 产品 信息 设置 更新 通常 方法 系统 数据 电子邮件 建议
      大约 工作日 之内 酒店 房间 价格 早餐 地铁 附近 推荐 景点 评价 预订 取消 确认 发票 优惠券 保修期 维修 网络连接 重新启动
    `),
  },
  {
    name: 'Japanese',
    space: '',
    comma: '、',
    stops: ['。', '。', '。', '?', '!'],
    syllables: list('カ ロ ミ レン トル サン ドリ モ ペル タ ノル ブリ ガ ダル ゼット コー アニ ベル スト ラック'),
    words: list(`
      の に は を た が で て と し れ さ ある いる も する から な こと として い や など なっ ない この ため その です ます ご注文 お客様
      よう また もの という あり まで られ なる へ か だ これ によって により おり より による ず なり られる において 商品 配送 住所
      お支払い アカウント パスワード 設定 確認 問題 時間 返品 返金 電話番号 ありがとうございます お問い合わせ サービス 更新 利用 場合
      可能性 方法 ください システム データ メールアドレス 営業日 以内 予約 キャンセル 保証期間 修理 再起動 ネットワーク
    `),
  },
];
