"""Portuguese names, trades and products."""

from samples.catalogue.trade import SUBSCRIBERS, Branch, Names, Product, Trade
from samples.country import TaxClass

NAMES = Names(
    families=(
        "Abrantelo", "Bragueiros", "Carvalhães", "Dornelas", "Espinhosa", "Figueirinha", "Gouveães", "Lousadinha",
        "Moutinhal", "Noronhes", "Penedono", "Quintelas", "Ribadouro", "Sequeiros", "Tavarede", "Valadim",
    ),
    fancies=("Estrela do Norte", "Maré Alta", "Sete Moinhos", "Ponto Azul", "Andorinha", "Porto Seguro"),
    customer_words=(
        "Arquitetos", "Bicicletas", "Conservas", "Editora", "Farmácia", "Imobiliária", "Jardinagem", "Metalomecânica",
        "Ótica", "Padarias",
    ),
    cities=("Aldeia do Cais", "Fontelhas", "Monte Claro", "Praia Longa", "Ribeira Nova", "São Tirsal", "Vila Serena"),
    streets=(
        "Avenida da Estação", "Calçada do Moinho", "Largo da Fonte", "Praça Velha", "Rua da Fábrica",
        "Rua das Oliveiras", "Rua do Cais", "Rua dos Ferreiros", "Travessa do Poço", "Rua Nova",
    ),
    street_pattern="{street}, {number}",
    mailboxes=("faturas", "contabilidade", "geral", "info"),
    banks=("Banco da Ribeira", "Caixa de Vila Serena", "Crédito Monte Claro"),
)  # fmt: skip

_COLOURS = ("azul", "vermelho", "verde", "preto", "cinzento")
_TONERS = ("310 preto", "310 ciano", "310 magenta", "310 amarelo", "550 preto")
_BOOKS = ("Contabilidade simples", "Direito no escritório")

OFFICE = Trade(
    Branch.OFFICE,
    ("Material de Escritório", "Papelaria", "Economato"),
    (
        Product("Papel A4 80 g {}", "Caixa de 5 resmas de 500 folhas", "cx", ("18.50", "25.90"), "2 5 8 10 20",
                ("branco", "reciclado")),
        Product("Pasta de arquivo A4, {}", "Lombada 80 mm, etiqueta", "un", ("2.20", "3.90"), "5 10 25 50", _COLOURS),
        Product("Toner TK-{}", "Cerca de 6 000 páginas a 5%", "un", ("61.00", "134.00"), "1 2 3 4", _TONERS),
        Product("Esferográficas, {}", "Retráteis, caixa de 50", "cx", ("10.40", "15.60"), "1 2 4 6", _COLOURS),
        Product("Notas adesivas {}", "12 blocos de 100 folhas", "emb.", ("6.30", "11.80"), "2 3 6 12",
                ("amarelas", "sortidas", "pastel")),
        Product("Cadeira giratória «Lotus», {}", "Mecanismo síncrono, assento 42–55 cm, lã", "un", ("229.00", "459.00"),
                "1 2 4 6", ("antracite", "petróleo", "cinza")),
        Product("Secretária elevatória {} cm", "Dois motores, tampo carvalho, calha", "un", ("539.00", "859.00"),
                "1 2 3", ("140 × 80", "160 × 80", "180 × 80")),
        Product("Candeeiro «Ibis», {}", "LED 9 W, regulável", "un", ("51.00", "94.00"), "1 2 3 6",
                ("branco", "preto", "latão")),
        Product("Livro «{}»", "Capa dura", "un", ("21.90", "54.90"), "1 2 5", _BOOKS, TaxClass.READING),
    ),
)  # fmt: skip
SOFTWARE = Trade(
    Branch.SOFTWARE,
    ("Informática", "Estúdio Digital", "Sistemas"),
    (
        Product("Desenvolvimento do portal, {}", "À hora, folha de horas em anexo", "h", ("48.00", "82.00"),
                "6.5 12 24 37.5 40", ("acesso", "encomendas", "interface armazém")),
        Product("Consultoria presencial", "Levantamento de requisitos", "h", ("62.00", "98.00"), "2 3.5 4 8"),
        Product("Contrato de manutenção, {}", "Resposta em quatro horas, dias úteis", "meses", ("150.00", "560.00"),
                "3 6 12", ("servidores", "postos", "rede")),
        Product("Licença «Arquivo Mais», {}", "Validade doze meses", "postos", ("7.20", "17.90"), "5 12 25 40",
                ("individual", "equipa")),
        Product("Cópia de segurança externa", "Cifrada, reposição testada", "meses", ("43.00", "169.00"), "3 6 12"),
        Product("Deslocações", "Ida e volta em viatura", "km", ("0.36", "0.48"), "46 84 120 218"),
    ),
)  # fmt: skip
CRAFT = Trade(
    Branch.CRAFT,
    ("Carpintaria", "Eletricidade", "Construções"),
    (
        Product("Mão de obra, montagem {}", "Inclui deslocação e ferramenta", "h", ("24.00", "38.50"),
                "4 7.5 8 16 22.5", ("rés do chão", "sótão")),
        Product("Madeira estrutural {} mm", "Abeto aplainado e seco", "m", ("3.80", "10.50"), "12 18.5 36 54",
                ("60 × 120", "60 × 160", "80 × 200")),
        Product("Porta interior, {}", "Maciça, aro 140 mm, puxador inox", "un", ("189.00", "425.00"), "1 2 4",
                ("branca", "carvalho", "faia")),
        Product("Cabo XV {}", "Rolo de 50 m, cinzento", "rolo", ("25.90", "67.00"), "2 4 3 6",
                ("3 × 1,5", "3 × 2,5", "5 × 2,5")),
        Product("Aparelhagem «Seixo», {}", "Branco mate, com espelho", "un", ("6.10", "19.20"), "4 8 12 24",
                ("tomada", "comutador", "regulador")),
        Product("Remoção de entulho", "Contentor 5 m³, talão de pesagem em anexo", "vg", ("175.00", "290.00"), "1"),
    ),
)  # fmt: skip
GROCERY = Trade(
    Branch.GROCERY,
    ("Mercado", "Mercearia", "Frutaria"),
    (
        Product("Leite gordo {}", "", "un", ("0.89", "1.49"), "1 1 2 3", ("1 L", "50 cl"), TaxClass.FOOD),
        Product("Pão regional {} g", "", "un", ("1.60", "3.50"), "1 1 2", ("400", "800"), TaxClass.FOOD),
        Product("Maçã {}", "", "kg", ("1.59", "2.79"), "0.652 1.204 0.88 2", ("Reineta", "Gala"), TaxClass.FOOD),
        Product("Queijo {}", "", "kg", ("11.90", "19.90"), "0.214 0.18 0.356", ("amanteigado", "curado"),
                TaxClass.FOOD),
        Product("Café moído {}", "", "un", ("3.49", "6.99"), "1 1 2", ("suave", "intenso"), TaxClass.FOOD),
        Product("Ovos {}", "", "emb.", ("1.89", "3.59"), "1 1 2", ("x6", "x12"), TaxClass.FOOD),
        Product("Detergente loiça {}", "", "un", ("0.89", "2.29"), "1 1 2", ("limão", "suave")),
        Product("Papel cozinha {}", "", "emb.", ("1.99", "3.69"), "1 1 2", ("x2", "x4")),
        Product("Pilhas {}", "", "emb.", ("3.19", "6.59"), "1 1 2", ("AA", "AAA")),
    ),
)  # fmt: skip
CATERING = Trade(
    Branch.CATERING,
    ("Tasca", "Café", "Restaurante", "Pastelaria"),
    (
        Product("Sopa do dia", "", "", ("2.20", "3.50"), "1 1 2"),
        Product("Prato do dia {}", "", "", ("8.50", "12.90"), "1 1 2", ("carne", "peixe")),
        Product("Francesinha", "", "", ("9.90", "12.50"), "1 1 2"),
        Product("Salada {}", "", "", ("3.50", "8.90"), "1 1 2", ("mista", "de polvo")),
        Product("Pastel de nata", "", "", ("1.20", "1.60"), "1 2 4"),
        Product("Café {}", "", "", ("0.80", "1.50"), "1 2 3", ("expresso", "galão")),
        Product("Água {}", "", "", ("1.10", "2.20"), "1 2", ("33 cl", "1 L")),
        Product("Imperial {}", "", "", ("1.50", "2.60"), "1 2 4", ("pequena", "grande")),
    ),
)
TELECOM = Trade(
    Branch.TELECOM,
    ("Telecom", "Redes", "Móvel"),
    (
        Product("Mensalidade linha -{}", "Plano Escritório M", "mês", ("4.95", "19.95"), "1", SUBSCRIBERS),
        Product("Chamadas para móveis -{}", "", "min", ("0.04", "0.19"), "12 47 103 215.5", SUBSCRIBERS),
        Product("Chamadas internacionais -{}", "", "min", ("0.12", "0.89"), "3 8.5 17 41", SUBSCRIBERS),
        Product("Mensagens -{}", "", "un", ("0.05", "0.09"), "4 19 62", SUBSCRIBERS),
        Product("Dados -{}", "", "GB", ("0.50", "1.90"), "1.5 5 10 20", SUBSCRIBERS),
    ),
)
TRADES = (OFFICE, SOFTWARE, CRAFT, GROCERY, CATERING, TELECOM)
