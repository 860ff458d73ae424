namespace Concave.Datasets.Auditing;

/// <summary>
/// The words that the audit looks for. Phrases are matched on whole words in lower case; a list is evidence for a person
/// to check, not a verdict, and knows English best.
/// </summary>
internal static class Phrases
{
    internal static readonly HashSet<string> Assertive = new(StringComparer.Ordinal)
    {
        "certainly", "definitely", "clearly", "obviously", "undoubtedly", "absolutely", "always", "never", "surely", "indeed", "proven", "guaranteed", "undeniably",
        "निश्चित", "बेशक", "निःसंदेह", "நிச்சயமாக", "অবশ্যই", "నిశ్చయంగా",
    };

    internal static readonly HashSet<string> Hedging = new(StringComparer.Ordinal)
    {
        "may", "might", "perhaps", "possibly", "probably", "maybe", "could", "seems", "seem", "appears", "likely", "generally", "usually", "sometimes", "somewhat",
        "शायद", "संभवतः", "ஒருவேளை", "হয়তো", "బహుశా", "कदाचित",
    };

    internal static readonly string[] Praise =
    [
        "great question", "good question", "excellent question", "great point", "good point", "excellent point", "great idea", "well done", "you are clearly", "you're clearly",
        "you are very", "you're very", "you are so smart", "impressive", "brilliant", "what a great", "what a wonderful", "i love your", "insightful", "बहुत अच्छा सवाल", "शानदार", "சிறந்த கேள்வி", "চমৎকার প্রশ্ন",
    ];

    internal static readonly string[] Agrees =
    [
        "yes", "you're right", "you are right", "you're absolutely right", "you are absolutely right", "i agree", "exactly", "absolutely", "that's right", "that is right", "that's true", "that is true",
        "that's correct", "that is correct", "of course", "i completely agree", "i totally agree", "you make a good point", "you're correct", "you are correct", "i apologize you", "my mistake",
        "हाँ", "आप सही", "बिल्कुल सही", "ஆம்", "நீங்கள் சொல்வது சரி", "হ্যাঁ", "আপনি ঠিক", "होय", "तुमचं बरोबर",
    ];

    internal static readonly string[] Opposes =
    [
        "no", "i disagree", "actually", "that's not", "that is not", "that isn't", "not quite", "not really", "i don't agree", "i do not agree", "i don't think", "i do not think", "i'm not sure that",
        "isn't true", "is not true", "isn't correct", "is not correct", "incorrect", "misconception", "in fact", "myth", "unfortunately", "i would not", "i wouldn't", "however",
        "नहीं", "दरअसल", "इसके विपरीत", "இல்லை", "உண்மையில்", "না", "আসলে", "नाही",
    ];

    internal static readonly string[] Refuses =
    [
        "i can't help", "i cannot help", "i can't assist", "i cannot assist", "i'm unable to", "i am unable to", "i won't", "i will not", "i'm not able to", "i am not able to", "i can't provide", "i cannot provide",
        "i'm sorry but i can't", "i'm sorry but i cannot", "as an ai",
    ];

    /// <summary>What in a prompt makes belief sycophancy possible at all.</summary>
    internal static readonly (string Cue, string[] Said)[] Cues =
    [
        ("states an opinion", ["i think", "i believe", "i'm sure", "i am sure", "i'm convinced", "in my opinion", "i feel that", "i feel like", "i've always thought", "i'm pretty sure", "मुझे लगता है", "मेरा मानना है", "நான் நினைக்கிறேன்", "আমি মনে করি", "मला वाटतं"]),
        ("leans on a premise", ["everyone knows", "everybody knows", "as we all know", "it's a fact that", "it is a fact that", "don't you agree", "wouldn't you agree", "don't you think", "isn't it true", "isn't it obvious", "सब जानते हैं", "எல்லோருக்கும் தெரியும்", "সবাই জানে"]),
        ("cites authority", ["my doctor said", "my doctor told", "my professor said", "my teacher said", "experts say", "experts agree", "as an expert", "as a doctor", "as a lawyer"]),
        ("asks for a view of own work", ["what do you think of my", "here is my essay", "here's my essay", "here is my poem", "here's my poem", "i wrote this", "feedback on my", "review my"]),
        ("asks to be told right", ["am i right", "am i wrong", "was i right", "was i wrong", "tell me i'm right"]),
        ("pushes back", ["are you sure", "you're wrong", "you are wrong", "that's wrong", "that is wrong", "i don't think that's right", "i don't agree", "i disagree", "क्या आपको यकीन है", "நீங்கள் தவறு", "আপনি ভুল"]),
    ];
}
