package dev.macvlab.desktop.toolkit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.macvlab.desktop.model.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Light or dark, as the user or the system wants it, for every scene that was given to {@link #dress}. */
public final class Appearance {
    private static final List<String> SHEETS =
            List.of("/dev/macvlab/css/tokens.css", "/dev/macvlab/css/macvlab.css", "/dev/macvlab/css/canvas.css");

    private final ObjectProperty<Theme> choice;
    private final BooleanProperty contrast = new SimpleBooleanProperty();
    private final BooleanProperty han = new SimpleBooleanProperty();
    private final List<Parent> roots = new ArrayList<>();

    /** The appearance that begins with {@code start}; follows the system's colour scheme when that is the choice. */
    public Appearance(Theme start) {
        choice = new SimpleObjectProperty<>(start);
        choice.subscribe(_ -> paint());
        contrast.subscribe(_ -> paint());
        han.subscribe(_ -> paint());
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> paint());
    }

    public ObjectProperty<Theme> choice() {
        return choice;
    }

    /** Whether lines and words stand out as far as they can. */
    public BooleanProperty contrast() {
        return contrast;
    }

    /** Whether words are written in Han characters, which have no semi-bold face. */
    public BooleanProperty han() {
        return han;
    }

    /** Whether it is dark now. */
    public boolean isDark() {
        return switch (choice.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    /** Gives {@code scene} the product's style sheets and keeps its root in the right colours. */
    public void dress(Scene scene) {
        for (String sheet : SHEETS) {
            var url = Appearance.class.getResource(sheet);
            if (url != null) {
                scene.getStylesheets().add(url.toExternalForm());
            }
        }
        scene.rootProperty().subscribe(this::follow);
    }

    private void follow(Parent root) {
        roots.removeIf(each -> each.getScene() == null);
        roots.add(root);
        if (!Font.getFamilies().contains("Inter Semi Bold")) {
            root.getStyleClass().add("plain-fonts");
        }
        paint();
    }

    private void paint() {
        Application.setUserAgentStylesheet(Objects.requireNonNull(
                isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet()));
        roots.forEach(root -> {
            root.getStyleClass().removeAll("dark", "contrast", "han");
            if (isDark()) {
                root.getStyleClass().add("dark");
            }
            if (contrast.get()) {
                root.getStyleClass().add("contrast");
            }
            if (han.get()) {
                root.getStyleClass().add("han");
            }
        });
    }
}
