package dev.macvlab.desktop;

import java.util.Locale;
import java.util.ResourceBundle;

/** What the window says, by key, in the user's language. */
public final class Texts {
    private final ResourceBundle bundle;
    private final Phrases phrases;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
        phrases = Phrases.of(bundle.getLocale());
    }

    /** The texts for {@code locale}; English where there are none. */
    public static Texts in(Locale locale) {
        return new Texts(ResourceBundle.getBundle(
                "dev.macvlab.desktop.texts",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
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

    /** The text for that many things: {@code key.none}, {@code key.one} or {@code key.many}; {@code {0}} is the number. */
    public String count(String key, int number) {
        String form = number == 1 ? ".one" : ".many";
        return get(number == 0 && bundle.containsKey(key + ".none") ? key + ".none" : key + form, number);
    }
}
