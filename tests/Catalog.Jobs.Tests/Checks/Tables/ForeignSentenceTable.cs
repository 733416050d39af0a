namespace Catalog.Jobs.Tests.Checks.Tables;

internal static class ForeignSentenceTable
{
    public static CheckCase[] Cases { get; } =
    [
        new("en-US", "A light backpack for every day. Machine washable, padded laptop sleeve."),
        new("de-DE", "Ein leichter Rucksack. Highlights: Laden per USB-C. Top Design."),
        new("fr-FR", "Un sac léger. Points forts : compatible micro-ondes. Style vintage."),
        new("es-ES", "Una mochila ligera. Destaca por: compartimento acolchado para portátil."),
        new("pt-BR", "Uma mochila leve. Destaques: toque extra macio."),
        new("it-IT", "Uno zaino leggero. Design moderno."),
        new("pl-PL", "Lekki plecak. To plecak z płótna, kolor szary."),
        new("ja-JP", "軽いバックパックです。撥水加工済。"),
        new("zh-CN", "轻便的双肩背包。防泼水面料。"),
        new("ar-SA", "حقيبة خفيفة. قماش طارد للماء."),

        // Lists without small words, in near relatives.
        new("pt-BR", "Uma luminária leve. Destaques: fecho magnético, bolso interno, alça regulável, tecido respirável."),
        new("pt-BR", "Um conjunto para viagem. Inclui: cabo de carregamento, manual, bolsa, suporte dobrável."),
        new("pt-BR", "Uma poltrona leve. Encosto regulável, assento fixo, pintura brilhante, acabamento fosco resistente."),
        new("es-ES", "Un conjunto ligero. Incluye: cable, manual, bolsa, soporte plegable, funda transpirable."),
        new("es-ES", "Una butaca ligera. Respaldo regulable, asiento fijo, pintura brillante, acabado mate resistente."),
        new("it-IT", "Un set leggero. Include: cavo, manuale, borsa, supporto pieghevole, fodera traspirante."),
        new("pt-BR", "Um tênis de couro, na cor azul. Destaca por: plantilla acolchada, suela antideslizante, tejido repelente al agua.", "Spanish"),
        new("pt-BR", "Uma poltrona leve para a sala. Respaldo regulable, patas de madera, asiento cómodo, tela muy resistente.", "Spanish"),
        new("pt-BR", "Um relógio para o dia. Incluye: hebilla de acero, correa de cuero, cristal mineral, estuche de regalo.", "Spanish"),
        new("es-ES", "Un reloj para el día. Inclui: fivela de aço, pulseira de couro, vidro mineral, estojo de presente.", "Portuguese"),
        new("es-ES", "Una butaca ligera para el salón. Encosto regulável, pés de madeira, assento macio, tecido muito resistente.", "Portuguese"),
        new("pt-BR", "Uma camiseta na cor cinza, de poliéster. Te presentamos Tempo: una camiseta en color gris, de poliéster reciclado.", "Spanish"),
        new("es-ES", "Una camiseta de color gris, de poliéster. Conheça Tempo: uma camiseta na cor cinza, de poliéster reciclado.", "Portuguese"),
        new("it-IT", "Un orologio per il giorno. Incluye: hebilla de acero, correa de cuero, cristal mineral, estuche de regalo.", "Spanish"),
        new("en-US", "A light backpack for every day. Der Rucksack ist für jeden Tag und aus Polyester.", "German"),
        new("de-DE", "Ein leichter Rucksack für jeden Tag. It is made of recycled polyester.", "English"),
        new("fr-FR", "Un sac à dos léger. Lo zaino è fatto di poliestere riciclato.", "Italian"),
        new("es-ES", "Una mochila ligera para el día. A mochila é feita de poliéster e não pesa muito.", "Portuguese"),
        new("pt-BR", "Uma mochila leve para o dia. La mochila está hecha de poliéster y es muy ligera.", "Spanish"),
        new("it-IT", "Uno zaino leggero per te. Le sac est fait de polyester et il est léger.", "French"),
        new("pl-PL", "Lekki plecak na każdy dzień. The backpack is made for everyday use.", "English"),
        new("ja-JP", "軽いバックパックです。这款双肩背包为再生聚酯纤维材质，非常轻便。", "Chinese"),
        new("zh-CN", "轻便的双肩背包。リサイクルポリエステルのバックパックです。", "Japanese"),
        new("ar-SA", "حقيبة ظهر خفيفة للاستخدام اليومي. The backpack is made for everyday use.", "English"),
    ];
}
