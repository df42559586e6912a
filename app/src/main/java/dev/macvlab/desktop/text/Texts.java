package dev.macvlab.desktop.text;

import dev.macvlab.message.Language;
import dev.macvlab.message.Message;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What the window says, by key, in the user's language. */
public final class Texts implements Words {
    private static final String WINDOW = "window.";

    private final Language language;

    private Texts(Language language) {
        this.language = language;
    }

    /** The texts for {@code locale}; English where there are none. */
    public static Texts in(Locale locale) {
        return new Texts(Language.of(locale));
    }

    /** Whether they are written in Han characters. */
    public boolean isHan() {
        return language.locale().getLanguage().equals("zh");
    }

    /** The window's own texts by their keys, for FXML. */
    public ResourceBundle bundle() {
        return new ResourceBundle() {
            @Override
            protected @Nullable Object handleGetObject(String key) {
                return has(key) ? get(key) : null;
            }

            @Override
            public boolean containsKey(String key) {
                return has(key);
            }

            @Override
            public Enumeration<String> getKeys() {
                return Collections.emptyEnumeration();
            }
        };
    }

    /** Whether the window has a text of that key. */
    public boolean has(String key) {
        return language.has(WINDOW + key);
    }

    /** The window's text of {@code key}, with the arguments in its places. */
    public String get(String key, Object... arguments) {
        return say(Message.of(WINDOW + key, arguments));
    }

    /** The window's text of {@code key} for that many things. */
    public String count(String key, int number) {
        return get(key, number);
    }

    /** What another part of the program says. */
    @Override
    public String say(Message message) {
        return language.say(message);
    }

    /** The message in a word or two for a narrow place, where there are such for it or for what it is made of. */
    public String sayShortly(Message message) {
        return say(shortened(message));
    }

    private Message shortened(Message message) {
        String brief = message.key() + ".short";
        return new Message(
                language.has(brief) ? brief : message.key(),
                message.arguments().stream()
                        .map(each -> each instanceof Message part ? shortened(part) : each)
                        .toList());
    }

    /** What the lab of that file name, without suffix, that comes with the product is about; empty where the file says so. */
    public String about(String lab) {
        String key = "labs." + lab;
        return language.has(key) ? say(Message.of(key)) : "";
    }
}
