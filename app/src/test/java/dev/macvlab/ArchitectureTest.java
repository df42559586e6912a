package dev.macvlab;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.macvlab.probe.ProbePoint;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Interface;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom. */
class ArchitectureTest {
    /** Whose regular expressions look at a name, a colour, JSON, a path or what the kernel has in a file. */
    private static final Set<String> READ_WHAT_IS_WRITTEN = Set.of(
            "agent.client.Launch",
            "agent.client.Sandbox",
            "check.rule.NumericNamespace",
            "check.rule.SameInterfaceName",
            "cli.Tools",
            "desktop.canvas.AreaNode",
            "desktop.inspector.DrawingForm",
            "desktop.table.Column",
            "desktop.table.JsonView",
            "desktop.window.StatusBarController",
            "desktop.window.WindowFiles",
            "format.JsonText",
            "format.TopologyReader",
            "linux.NamespaceThread");

    private static JavaClasses product;

    @BeforeAll
    static void readTheClasses() {
        product = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.macvlab");
    }

    private static String[] packages(String names) {
        return Stream.of(names.split(" ")).map(name -> "dev.macvlab." + name).toArray(String[]::new);
    }

    @ParameterizedTest(name = "{0} knows only {1}")
    @CsvSource({
        "message..,  message..",
        "net..,      net..",
        "ping..,     ping.. message..",
        "topology.., topology.. message.. net..",
        "resolve..,  resolve.. topology.. net..",
        "edit..,     edit.. resolve.. topology.. message.. net..",
        "format..,   format.. topology.. message.. net..",
        "forecast.., forecast.. resolve.. topology.. message.. net.. ping..",
        "compare..,  compare.. forecast.. resolve.. topology.. net.. message.. ping..",
        "check..,    check.. resolve.. topology.. edit.. message.. net..",
        "linux..,    linux.. message.. net..",
        "netlink..,  netlink.. linux.. message.. net..",
        "probe..,    probe.. netlink.. linux.. message.. net.. ping..",
        "plan..,     plan.. resolve.. topology.. message.. net..",
        "lab..,      lab.. plan.. resolve.. topology.. netlink.. linux.. message.. net..",
        "agent.protocol..,  agent.protocol.. plan.. topology.. message.. net.. ping..",
        "agent.client..,    agent.client.. agent.protocol.. plan.. format.. topology.. message.. net.. ping..",
        "agent.server..,    agent.server.. agent.protocol.. lab.. plan.. probe.. topology.. format.. netlink.. linux.."
                + " message.. net.. ping..",
        "cli..,      cli.. agent.client.. agent.protocol.. plan.. check.. forecast.. format.. edit.. resolve.."
                + " topology.. message.. net.. compare.. ping..",
        "desktop..,  desktop.. agent.client.. agent.protocol.. plan.. check.. forecast.. format.. edit.. resolve.."
                + " topology.. message.. net.. compare.. ping..",
    })
    void aPackageKnowsOnlyWhatItMay(String one, String known) {
        classes()
                .that()
                .resideInAPackage("dev.macvlab." + one)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages(known)).or(not(resideInAPackage("dev.macvlab.."))))
                .allowEmptyShould(true)
                .check(product);
    }

    @ParameterizedTest(name = "{0}.{1} knows of {0} only {2}")
    @CsvSource({
        "check,   rule,      rule",
        "lab,     state,     state",
        "lab,     apply,     apply state",
        "lab,     host,      host apply state",
        "desktop, text,      text",
        "desktop, model,     model text",
        "desktop, toolkit,   toolkit model text",
        "desktop, canvas,    canvas toolkit model text",
        "desktop, inspector, inspector toolkit model text",
        "desktop, table,     table toolkit model text",
        "desktop, live,      live toolkit model text",
        "desktop, results,   results live toolkit model text",
        "desktop, machine,   machine live toolkit model text",
        "desktop, window,    window canvas inspector results table live machine toolkit model text",
    })
    void aStoreyKnowsOnlyThoseBelow(String whole, String one, String known) {
        String prefix = "dev.macvlab." + whole + ".";
        String[] below =
                Stream.of(known.split(" ")).map(name -> prefix + name + "..").toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(prefix + one + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(below).or(not(resideInAPackage(prefix + "."))))
                .check(product);
    }

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "lab", "agent"})
    void everyClassIsOnOneOfItsStoreys(String whole) {
        noClasses().should().resideInAPackage("dev.macvlab." + whole).check(product);
        slices().matching("dev.macvlab." + whole + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(product);
    }

    @Test
    void theModelOfTheDesktopHasNoControls() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("desktop.model.. desktop.text.."))
                .should()
                .dependOnClassesThat(resideInAPackage("javafx..")
                        .and(not(resideInAnyPackage("javafx.beans..", "javafx.collections.."))))
                .check(product);
    }

    @Test
    void theTopologyNeedsNothingButTheJdk() {
        classes()
                .that()
                .resideInAnyPackage(
                        packages("message.. net.. ping.. topology.. resolve.. edit.. forecast.. compare.. check.."))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.macvlab..", "org.jspecify..")
                .check(product);
    }

    @Test
    void nobodyKnowsTheBenchmarksOrTheLauncher() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.macvlab.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.macvlab.bench..")
                .check(product);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.macvlab")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.macvlab")
                .check(product);
    }

    /** So that the benchmark measures what is measured for people, and in the same way. */
    @Test
    void onlyTheAgentPings() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages("probe.. agent.server.."))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProbePoint.class)
                .check(product);
    }

    @Test
    void noPackagesGoInACircle() {
        slices().matching("dev.macvlab.(*)..").should().beFreeOfCycles().check(product);
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @CsvSource({
        "tools.jackson..,      format.. agent.. cli..",
        "com.sun.jna..,        linux..",
        "javafx..,             desktop.. bench..",
        "atlantafx..,          desktop..",
        "picocli..,            cli..",
        "com.fasterxml.jackson.annotation.., agent..",
        "com.fasterxml.jackson.core..,       nowhere",
        "com.fasterxml.jackson.databind..,   nowhere",
        "java.util.logging..,  nowhere",
    })
    void aLibraryIsUsedOnlyWhereItBelongs(String library, String places) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(places))
                .and()
                .doNotBelongToAnyOf(Launcher.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(product);
    }

    @Test
    void onlyProgramsOfTheTerminalUseTheStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages("cli.. agent.. bench.."))
                .and()
                .doNotBelongToAnyOf(Launcher.class)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(product);
    }

    @Test
    void aClassNameMeansOneThing() {
        Map<String, List<String>> packages = product.stream()
                .filter(each -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));
        packages.values().removeIf(each -> each.size() == 1);
        assertEquals(Map.of(), packages);
    }

    /** Who shows, edits or draws what is written, as it is written. */
    private static final Set<String> FIELD_BINDINGS = Set.of(
            "Column", // a cell of the table
            "InterfaceForm", // fields of the inspector
            "KindForm", // the same
            "ElementCommands", // the ip commands of what is drawn
            "Findable", // the text to be found
            "Menus", // "Take off eno1"
            "Breadcrumbs", // the parents of what is selected, as drawn
            "WireLayout", // lines from children to parents, from bridges to members
            "AutoLayout", // places along those lines
            "AutoPlacement");

    @Test
    void whatTheKernelMakesOfAParentMembersMtuOrMacIsDecidedInOnePlace() {
        Set<String> written = Set.of("parent", "members", "mtu", "mac");
        Set<String> readers = product.stream()
                .filter(not(resideInAnyPackage(packages("topology.. resolve.. edit.. format.. bench.."))))
                .filter(each -> each.getAccessesFromSelf().stream()
                        .anyMatch(access -> written.contains(access.getTarget().getName())
                                && (access.getTargetOwner().isAssignableTo(Interface.class)
                                        || access.getTargetOwner().isEquivalentTo(Common.class))))
                .map(each -> each.getFullName().replaceAll("[$].*", "").replaceAll(".*[.]", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(FIELD_BINDINGS), readers);
    }

    @Test
    void oneDoorLeadsToTheJavaFxThread() {
        Set<String> doors = product.stream()
                .flatMap(each -> each.getAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getFullName().equals("javafx.application.Platform"))
                .filter(access -> access.getTarget().getName().equals("runLater"))
                .map(JavaAccess::getOriginOwner)
                .map(JavaClass::getFullName)
                .collect(Collectors.toSet());
        assertTrue(doors.size() <= 1, () -> "Platform.runLater is called by " + doors);
    }

    /** What has to do with messages and uses regular expressions does so on names and on what is typed or read. */
    @Test
    void noRegularExpressionLooksAtASentence() {
        assertEquals(
                "",
                product.stream()
                        .filter(each -> !each.getPackageName().startsWith("dev.macvlab.bench"))
                        .filter(each -> each.getDirectDependenciesFromSelf().stream()
                                .anyMatch(to ->
                                        to.getTargetClass().getPackageName().equals("dev.macvlab.message")))
                        .filter(each ->
                                each.getAccessesFromSelf().stream().anyMatch(ArchitectureTest::isOfARegularExpression))
                        .map(each -> each.getFullName().replace("dev.macvlab.", ""))
                        .filter(each -> !READ_WHAT_IS_WRITTEN.contains(each))
                        .sorted()
                        .collect(Collectors.joining("\n")));
    }

    private static boolean isOfARegularExpression(JavaAccess<?> access) {
        return access.getTargetOwner().getPackageName().equals("java.util.regex")
                || (access.getTargetOwner().isEquivalentTo(String.class)
                        && Set.of("matches", "replaceAll", "replaceFirst", "split")
                                .contains(access.getName()));
    }

    @Test
    void nobodyNamesAClassAfterNothing() {
        for (String empty : List.of("Manager", "Util", "Utils", "Helper", "Impl")) {
            noClasses().should().haveSimpleNameEndingWith(empty).check(product);
        }
    }
}
