package io.dataplane.provider.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Runs a step for every node on a virtual thread of its own, as soon as those it waits for are done.
final class Walker {
    private Walker() {}

    /// The results in the order of `nodes`, in which nobody stands before those it waits for. Those that `waitsFor`
    /// names and that are not in `nodes` do not count.
    static <R> List<R> run(
            List<Node<?, ?>> nodes,
            Function<Node<?, ?>, List<Node<?, ?>>> waitsFor,
            BiFunction<Node<?, ?>, List<R>, R> step) {
        IdentityHashMap<Node<?, ?>, CompletableFuture<R>> done = new IdentityHashMap<>();
        List<CompletableFuture<R>> inOrder = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Node<?, ?> node : nodes) {
                List<CompletableFuture<R>> needs = new ArrayList<>();
                for (Node<?, ?> before : waitsFor.apply(node)) {
                    CompletableFuture<R> need = done.get(before);
                    if (need != null) {
                        needs.add(need);
                    }
                }
                CompletableFuture<R> result = CompletableFuture.allOf(needs.toArray(CompletableFuture[]::new))
                        .thenApplyAsync(
                                nothing -> step.apply(
                                        node,
                                        needs.stream()
                                                .map(CompletableFuture::join)
                                                .toList()),
                                threads);
                done.put(node, result);
                inOrder.add(result);
            }
            return inOrder.stream().map(CompletableFuture::join).toList();
        }
    }
}
