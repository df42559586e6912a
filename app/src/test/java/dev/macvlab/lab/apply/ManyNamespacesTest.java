package dev.macvlab.lab.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.lab.state.ParallelWork;
import dev.macvlab.linux.KernelException;
import dev.macvlab.message.Message;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.Step;
import dev.macvlab.plan.StepDescription;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Labs with so many namespaces that several of them are made at a time. */
@Tag("kernel")
class ManyNamespacesTest {
    private static final int CHILDREN = 3 * ParallelWork.WORTH_WHILE;
    private static final int EIO = 5;

    private final AtomicInteger passed = new AtomicInteger();
    private int stopped = -1;
    private RealLab real;

    @BeforeEach
    void open() throws Exception {
        real = new RealLab(() -> {
            if (passed.getAndIncrement() == stopped) {
                throw new KernelException(Message.verbatim("pass"), EIO);
            }
        });
    }

    @AfterEach
    void close() {
        real.close();
    }

    private static Topology lab(String more) {
        return Drawing.of("nic nic\n"
                + each("macvlan ns%1$d/mac on=nic mode=bridge ip=10.0.0.%1$d/24%n")
                + each("route ns%1$d default via=10.0.0.250%n")
                + more);
    }

    private static String each(String text) {
        return IntStream.rangeClosed(1, CHILDREN).mapToObj(text::formatted).collect(Collectors.joining());
    }

    @Test
    void eachHasWhatIsDrawnInItAndNothingOfAnother() throws Exception {
        real.apply(lab(""));
        String found = real.run(List.of("sh", "-c", """
            for i in $(seq %d); do
              echo "ns$i" $(ip -n "ns$i" -4 -o addr | awk '{print $2, $4}') $(ip -n "ns$i" route show default)
            done\
            """.formatted(CHILDREN)));
        assertEquals(
                IntStream.rangeClosed(1, CHILDREN)
                        .mapToObj(i -> "ns" + i + " lo 127.0.0.1/8 mac 10.0.0." + i
                                + "/24 default via 10.0.0.250 dev mac proto 77")
                        .toList(),
                found.lines().toList());
    }

    @Test
    void childrenOfChildrenThatAreInOtherNamespacesComeAfterThose() throws Exception {
        real.apply(lab("bridge ns7/br\nmacvlan ns2/top on=ns7/br"));
        assertTrue(real.ip("-n", "ns2", "-br", "link").contains("top@if"));
    }

    /** Else the kernel may notice seconds later that the NIC is up, since it notices a hundred devices a second. */
    @Test
    void theNicIsUpBeforeAnyChildIsMade() throws Exception {
        real.apply(lab(""));
        List<String> words = real.steps.stream()
                .map(each -> StepDescription.words(each).english())
                .toList();
        int up = words.indexOf("set nic up");
        int child = IntStream.range(0, words.size())
                .filter(i -> real.steps.get(i) instanceof Step.CreateLink link
                        && link.device().name().equals("mac"))
                .findFirst()
                .orElseThrow();
        assertTrue(up >= 0 && up < child, words::toString);
    }

    @Test
    void oneRefusalAmongManyGivesEverythingBackAndNamesTheElement() throws Exception {
        real.apply(lab(""));
        int all = passed.get();
        real.lab.takeDown();
        String links = real.ip("-br", "link");
        long descriptors = RealLab.descriptors();
        for (int at : new int[] {all / 3, all / 2, all * 2 / 3, all - CHILDREN - 1}) {
            passed.set(0);
            stopped = at;
            Exception refusal = assertThrows(Exception.class, () -> real.apply(lab("")), "at " + at);
            if (at == all / 2) {
                Object element = assertInstanceOf(LabException.class, refusal).element();
                assertTrue(String.valueOf(element).matches("ns\\d+(/mac)?"), refusal::toString);
            }
            assertEquals(List.of(), List.of(refusal.getSuppressed()));
            assertFalse(real.lab.stands());
            assertEquals(List.of(), RealLab.names(), "at " + at);
            assertEquals(links, real.ip("-br", "link"), "at " + at);
            assertEquals(descriptors, RealLab.descriptors(), "at " + at);
        }
    }

    @Test
    void progressCountsEveryStepOnceAndUpwards() throws Exception {
        List<Integer> told = new ArrayList<>();
        Lab.Applied applied = real.lab.apply(lab(""), new Observer() {
            @Override
            public void stepped(int done, int all, Step step) {
                told.add(done);
            }
        });
        assertEquals(IntStream.rangeClosed(1, applied.steps()).boxed().toList(), told);
    }
}
