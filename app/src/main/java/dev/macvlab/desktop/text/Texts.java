package dev.macvlab.desktop.text;

import java.util.Locale;
import java.util.ResourceBundle;

/** What the window says, by key, in the user's language. */
public final class Texts {
    private final ResourceBundle bundle;
    private final Phrases phrases;
    private final Phrases brief;
    private final Texts english;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
        phrases = Phrases.of(bundle.getLocale());
        brief = Phrases.shortOf(bundle.getLocale());
        english = bundle.getLocale().equals(Locale.ROOT) ? this : in(Locale.ROOT);
        bundle.keySet().stream()
                .filter(key -> key.startsWith("field."))
                .forEach(key -> phrases.learn(english.get(key), get(key)));
    }

    /** The texts for {@code locale}; English where there are none. */
    public static Texts in(Locale locale) {
        return new Texts(ResourceBundle.getBundle(
                "dev.macvlab.desktop.text.texts",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** Whether they are written in Han characters. */
    public boolean isHan() {
        return bundle.getLocale().getLanguage().equals("zh");
    }

    /** Those in English, for what is said in the language of the window only when it is shown, as an undo title is. */
    public Texts english() {
        return english;
    }

    /** The bundle itself, for FXML. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /** The text of {@code key}, with {@code {0}}, {@code {1}}… replaced by the arguments. */
    public String get(String key, Object... arguments) {
        String text = bundle.getString(key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /** An English sentence that other parts of the program have made, in the user's language where it is known. */
    public String say(String english) {
        return phrases.say(english);
    }

    /** The clause that says why a ping fails, in a word or two for a narrow place. */
    public String sayShortly(String english) {
        String known = brief.known(english);
        return known == null ? say(english) : known;
    }

    /** What the lab of that file name, without suffix, that comes with the product is about; empty where the file says so. */
    public String about(String lab) {
        Locale language = bundle.getLocale();
        if (language.equals(Locale.ROOT)) {
            return "";
        }
        return ResourceBundle.getBundle(
                        "dev.macvlab.desktop.text.labs",
                        language,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(lab);
    }

    /** The text for that many things: {@code key.none}, {@code key.one} or {@code key.many}; {@code {0}} is the number. */
    public String count(String key, int number) {
        String form = number == 1 ? ".one" : ".many";
        return get(number == 0 && bundle.containsKey(key + ".none") ? key + ".none" : key + form, number);
    }
}
